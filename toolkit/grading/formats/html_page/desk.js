/* One team's form: what is entered in it, what that comes to, and where it is kept. */

const MOST_NAMED = 3;

class Desk {
  constructor(form, sheet, rubric) {
    this.form = form;
    this.sheet = sheet;
    this.rubric = rubric;
    form.classList.toggle("each", sheet.holders.length > 1);
    this.names = sheet.lines.map(([, name]) => name).filter(Boolean);
    this.scores = sheet.entries.map(([criterion, member, name]) => ({
      name,
      asked: rubric.criteria[criterion],
      told: rubric.criteria[criterion].name + (member ? `, ${sheet.members[member - 1]}` : ""),
    }));
    this.deductions = rubric.deductions.map((asked) => ({
      name: `deduction.${asked.id}`,
      asked,
      told: asked.name,
    }));
  }

  value(name) {
    const field = this.form.elements.namedItem(name);
    return field.type === "checkbox" ? (field.checked ? "yes" : "") : field.value;
  }

  /* Whether a field takes a value; a choice takes only what can be chosen. */
  enter(name, value) {
    const field = this.form.elements.namedItem(name);
    if (field.type === "checkbox") {
      field.checked = value === "yes";
      return true;
    }
    if (field instanceof RadioNodeList) {
      const chosen = [...field].find((each) => each.value === value);
      (chosen || [...field].find((each) => !each.value)).checked = true;
      return Boolean(chosen);
    }
    field.value = value;
    return true;
  }

  values() {
    return Object.fromEntries(this.names.map((name) => [name, this.value(name)]));
  }

  /* Enter values in all fields; returns the names of those that did not take theirs. */
  fill(values) {
    const refused = this.names.filter((name) => !this.enter(name, values[name] || ""));
    this.refresh();
    return refused;
  }

  isTouched() {
    return this.names.some((name) => this.value(name));
  }

  differsFrom(values) {
    return this.names.some((name) => this.value(name).trim() !== values[name].trim());
  }

  refresh() {
    const points = this.scores.map((field) => this.judge(field));
    const cases = this.deductions.map((field) => this.judge(field));
    this.given = points.filter(Boolean).length;
    this.wrong = [...points, ...cases].filter((each) => each === undefined).length;
    this.open = [
      ...this.scores.filter((_, index) => !points[index]).map((field) => field.told),
      ...this.deductions
        .filter((_, index) => cases[index] === undefined || this.isUnanswered(index, cases))
        .map((field) => field.told),
    ];
    this.isFinished = this.value("ready") === "yes" && !this.open.length;
    this.paint(points, cases);
  }

  isUnanswered(index, cases) {
    return this.sheet.proposed[index] && cases[index] === null;
  }

  judge({ name, asked }) {
    const result = judged(asked, this.value(name));
    const field = this.form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) {
      const isWrong = result === undefined;
      field.setAttribute("aria-invalid", String(isWrong));
      const message = isWrong ? `not possible: ${asked.asked}` : "";
      write(document.getElementById(`${field.id}-wrong`), message);
    }
    return result;
  }

  paint(points, cases) {
    const { rubric, sheet, form } = this;
    const totals = sheet.holders.map((member) =>
      totalOf(rubric, sheet.entries, points, cases, member),
    );
    const blank = this.scores.length - this.given;
    form.querySelectorAll(".off").forEach((output, index) => {
      const alike = new Set(totals.map((each) => shown(each.off[index])));
      write(output, cases[index] && alike.size === 1 ? `takes off ${[...alike][0]}` : "");
    });
    const lines = totals.map((each, index) => {
      const whose = sheet.holders[index] ? `${sheet.members[sheet.holders[index] - 1]}: ` : "";
      return `${whose}${shown(each.total)} of ${rubric.most}`;
    });
    const before = totals.map((each) => shown(each.earned)).join(", ");
    write(form.querySelector(".sum"), lines.join("\n"));
    const soFar = `total so far, ${blank} of ${this.scores.length} blank`;
    const more = this.open.length - MOST_NAMED;
    const named = this.open.slice(0, MOST_NAMED).join("; ") + (more > 0 ? ` and ${more} more` : "");
    write(form.querySelector(".so-far"), blank ? soFar : "total, every score is given");
    write(form.querySelector(".before"), `${before} before deductions`);
    write(form.querySelector(".open"), this.open.length ? `still open: ${named}` : "");
  }

  get badge() {
    if (this.isFinished) {
      return { kind: "finished", text: "finished" };
    }
    if (!this.isTouched()) {
      return { kind: "untouched", text: "untouched" };
    }
    const ticked = this.value("ready") === "yes" ? ", ticked" : "";
    return { kind: "begun", text: `${this.given} of ${this.scores.length}${ticked}` };
  }

  /* Keep what is entered in this browser; raises what the browser raises where it cannot. */
  keep() {
    if (this.isTouched()) {
      localStorage.setItem(this.sheet.key, JSON.stringify(this.values()));
    } else {
      localStorage.removeItem(this.sheet.key);
    }
  }

  recall(kept = localStorage.getItem(this.sheet.key)) {
    this.fill(kept ? JSON.parse(kept) : {});
  }
}

/* Set a text only where it is another, so that nothing is read out twice. */
function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
