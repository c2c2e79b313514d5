/* What a sheet comes to: a mark that is missing adds nothing, and is counted as blank. */

const PERCENT = fraction(1n, 100n);

/* The points or cases that were entered; null while it is blank, undefined where it is not possible. */
function judged(asked, text) {
  if (!text.trim()) {
    return null;
  }
  if (asked.choices.length) {
    const chosen = asked.choices.find(([name]) => name === text);
    return chosen && told(chosen[1]);
  }
  const number = typed(text);
  const isOver = number && asked.most && isBelow(told(asked.most), number);
  return number && !isOver && isWhole(number, told(asked.step)) ? number : undefined;
}

/* Points by criterion that count for one member, or for the team as 0. */
function marksOf(entries, points, member) {
  const marks = new Map();
  entries.forEach(([criterion, number], index) => {
    if (points[index] && (number === 0 || number === member)) {
      marks.set(criterion, points[index]);
    }
  });
  return marks;
}

function worthOfCase(deduction, criteria, marks) {
  const points = told(deduction.points);
  if (deduction.unit === "points") {
    return points;
  }
  const inside = deduction.scope.filter(
    (index) => deduction.unit !== "percent" || !criteria[index].bonus,
  );
  const whole = inside.map((index) =>
    deduction.unit === "percent" ? told(criteria[index].most) : marks.get(index) || ZERO,
  );
  return times(times(points, PERCENT), sum(whole));
}

/* Earned, taken off by each deduction, and the total, for one member or the team. */
function totalOf(rubric, entries, points, cases, member) {
  const marks = marksOf(entries, points, member);
  const earned = sum([...marks.values()]);
  const off = rubric.deductions.map((deduction, index) =>
    times(cases[index] || ZERO, worthOfCase(deduction, rubric.criteria, marks)),
  );
  const total = plus(earned, sum(off));
  const floor = told(rubric.floor);
  return { earned, off, total: isBelow(total, floor) ? floor : total };
}
