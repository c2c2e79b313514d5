/* The page: which team is shown, how far the grader is, and what goes in and out. */

const RUBRIC = JSON.parse(document.getElementById("data").textContent);
const DESKS = [...document.querySelectorAll("form.sheet")].map(
  (form, index) => new Desk(form, RUBRIC.sheets[index], RUBRIC),
);
const TEAMS = [...document.querySelectorAll("[data-team]")];
const ASIDE = document.querySelector("aside");
const PAPER_BUTTON = document.querySelector("[data-does=paper]");
const FILE = document.getElementById("file");
const WIDE = matchMedia("(min-width: 75rem)");
const KEPT = "Kept in this browser only: download the score file to hand it in.";
const NOT_KEPT =
  "This browser does not keep what is entered here: download the score file before you close the page";
const PAPER_VIEW = "#navpanes=0&pagemode=none&view=FitH";
const NOTHING_YET = "Nothing is entered yet.";

let current = 0;
let isKept = true;
let wantsPaper = WIDE.matches;

function part(selector) {
  return document.querySelector(selector);
}

function count(kind) {
  return DESKS.filter((desk) => desk.badge.kind === kind).length;
}

function refresh() {
  DESKS.forEach((desk, index) => {
    const badge = TEAMS[index].querySelector(".badge");
    badge.dataset.kind = desk.badge.kind;
    write(badge, desk.badge.text + (desk.wrong ? `, ${desk.wrong} not possible` : ""));
  });
  const wrong = DESKS.filter((desk) => desk.wrong).map((desk) => desk.sheet.team);
  const left = DESKS.length - count("finished");
  const numbers = `${count("finished")} of ${DESKS.length} finished`;
  const rest = left ? `; unfinished: ${count("begun")} begun, ${count("untouched")} untouched` : "";
  const bad = wrong.length ? `; not possible: entries for ${wrong.join(", ")}` : "";
  write(part(".progress"), numbers + rest + bad);
  part("[data-does=unfinished]").disabled = !left;
}

function alarm(text) {
  const place = part("div.alarm");
  place.hidden = !text;
  write(place, text);
}

function keep(desk) {
  try {
    desk.keep();
    isKept = true;
    write(part(".kept"), DESKS.some((each) => each.isTouched()) ? KEPT : NOTHING_YET);
  } catch (error) {
    isKept = false;
    write(part(".kept"), "");
    alarm(`${NOT_KEPT} (${error.name}).`);
  }
}

function changed(desk) {
  desk.refresh();
  keep(desk);
  refresh();
}

function showPaper() {
  const address = DESKS[current].sheet.paper;
  const isShown = Boolean(address) && wantsPaper;
  PAPER_BUTTON.hidden = !DESKS.some((desk) => desk.sheet.paper);
  PAPER_BUTTON.disabled = !address;
  PAPER_BUTTON.setAttribute("aria-pressed", String(isShown));
  document.body.classList.toggle("with-paper", isShown);
  ASIDE.hidden = !isShown;
  if (isShown) {
    ASIDE.querySelector("a").href = address;
    const shownNow = ASIDE.querySelector("iframe");
    if (!shownNow || shownNow.dataset.address !== address) {
      const frame = document.createElement("iframe");
      Object.assign(frame, { src: address + PAPER_VIEW, title: `PDF of ${DESKS[current].sheet.team}` });
      frame.dataset.address = address;
      shownNow?.remove();
      ASIDE.append(frame);
    }
  } else {
    ASIDE.querySelector("iframe")?.remove();
  }
}

function show(index, isToFocus = true) {
  current = Math.min(Math.max(index, 0), DESKS.length - 1);
  DESKS.forEach((desk, each) => {
    desk.form.hidden = each !== current;
  });
  TEAMS.forEach((button, each) => {
    button.tabIndex = each === current ? 0 : -1;
    button.setAttribute("aria-current", String(each === current));
  });
  TEAMS[current].scrollIntoView({ block: "nearest" });
  showPaper();
  if (isToFocus) {
    DESKS[current].form.scrollIntoView();
    DESKS[current].form.querySelector("h2").focus({ preventScroll: true });
  }
}

function nextUnfinished() {
  const order = [...DESKS.keys()].map((index) => (current + 1 + index) % DESKS.length);
  show(order.find((index) => !DESKS[index].isFinished) ?? current);
}

function download(name, desks) {
  const filled = desks.map((desk) => [desk.sheet, desk.values()]);
  const file = new Blob([scoreFile(RUBRIC.grader, filled)], { type: "application/toml" });
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(file), download: `${name}.toml` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  const wrong = desks.filter((desk) => desk.wrong).map((desk) => desk.sheet.team);
  const bad = "The score file holds entries that are not possible, and that collect will refuse, for";
  alarm(wrong.length ? `${bad} ${wrong.join(", ")}.` : "");
  isKept ||= desks.length === DESKS.length;
  write(part(".kept"), `Downloaded as ${name}.toml: hand that in.`);
}

/* Enter what a score file holds; what is here already is replaced only when the grader agrees. */
function load(text) {
  const refused = [];
  const taken = [];
  for (const written of writtenIn(text)) {
    const desk = DESKS.find((each) => quoted(each.sheet.version) === written.get(".sheet_version"));
    if (desk) {
      taken.push([desk, valuesFrom(written, desk.sheet)]);
    } else {
      const team = written.get(".team") || "a sheet of no team";
      refused.push(`${team} is not on this page, or its sheet was made anew since`);
    }
  }
  const differing = taken.filter(([desk, values]) => desk.isTouched() && desk.differsFrom(values));
  const names = differing.map(([desk]) => desk.sheet.team).join(", ");
  const question = `Replace what is entered here for ${names} by what the file holds?`;
  const mayReplace = !differing.length || confirm(question);
  const entered = taken.filter(([desk]) => mayReplace || !desk.isTouched());
  for (const [desk, values] of entered) {
    const lost = desk.fill(values);
    refused.push(...lost.map((name) => `${desk.sheet.team}: ${values[name]} is no choice`));
    changed(desk);
  }
  if (entered.length) {
    write(part(".kept"), `Loaded for ${entered.length} of ${DESKS.length} teams.`);
  }
  if (!taken.length && !refused.length) {
    refused.push("it is no score file");
  }
  alarm(refused.length ? `Not loaded: ${refused.join("; ")}.` : "");
}

async function loadChosen() {
  try {
    load(await FILE.files[0].text());
  } catch (error) {
    alarm(`Not loaded: the file cannot be read (${error.message}).`);
  }
  FILE.value = "";
}

function step(input, by) {
  const desk = DESKS[current];
  const field = [...desk.scores, ...desk.deductions].find((each) => each.name === input.name);
  const now = judged(field.asked, input.value);
  const next = now && plus(now, times(told(field.asked.step), fraction(by)));
  if (next && !isBelow(next, ZERO) && judged(field.asked, shown(next))) {
    input.value = shown(next);
    changed(desk);
  }
}

/* The fields that scores and confirmed deductions are entered in, one for each. */
function stops() {
  const inputs = [...DESKS[current].form.querySelectorAll(".given")];
  return inputs.filter((input) => input.type !== "radio" || input.checked);
}

function goOn(from, by) {
  const all = stops();
  const index = all.findIndex((input) => input.name === from.name);
  const next = all[index + by] || (by > 0 && DESKS[current].form.elements.namedItem("ready"));
  next?.focus();
  next?.select?.();
}

const DOES = {
  download: () => download(RUBRIC.file, DESKS),
  one: () => download(DESKS[current].sheet.file, [DESKS[current]]),
  load: () => FILE.click(),
  paper: () => {
    wantsPaper = !wantsPaper;
    showPaper();
  },
  unfinished: nextUnfinished,
  previous: () => show(current - 1),
  next: () => show(current + 1),
};

const WITH_ALT = { ArrowDown: "next", ArrowUp: "previous", KeyP: "paper" };

function doneByKey(event) {
  const target = event.target;
  const isGiven = target.classList.contains("given");
  if (event.altKey && WITH_ALT[event.code]) {
    DOES[WITH_ALT[event.code]]();
  } else if ((event.ctrlKey || event.metaKey) && event.code === "KeyS") {
    DOES.download();
  } else if (event.altKey || event.ctrlKey || event.metaKey) {
    return false;
  } else if (isGiven && event.key === "Enter") {
    goOn(target, event.shiftKey ? -1 : 1);
  } else if (isGiven && target.type === "text" && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    step(target, event.key === "ArrowUp" ? 1n : -1n);
  } else if (TEAMS.includes(target) && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    show(current + (event.key === "ArrowDown" ? 1 : -1), false);
    TEAMS[current].focus();
  } else {
    return false;
  }
  return true;
}

for (const desk of DESKS) {
  desk.form.addEventListener("input", () => changed(desk));
  desk.form.addEventListener("submit", (event) => event.preventDefault());
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) {
    return;
  }
  if (button.dataset.team) {
    show(Number(button.dataset.team));
  } else if (button.dataset.value) {
    DESKS[current].enter(button.dataset.name, button.dataset.value);
    changed(DESKS[current]);
  } else {
    DOES[button.dataset.does]();
  }
});
document.addEventListener("keydown", (event) => {
  if (doneByKey(event)) {
    event.preventDefault();
  }
});
FILE.addEventListener("change", loadChosen);
addEventListener("storage", (event) => {
  const desk = DESKS.find((each) => each.sheet.key === event.key);
  if (desk) {
    desk.recall(event.newValue);
    refresh();
  }
});
addEventListener("beforeunload", (event) => {
  if (!isKept) {
    event.preventDefault();
  }
});
for (const desk of DESKS) {
  try {
    desk.recall();
  } catch (error) {
    desk.fill({});
    alarm(`${NOT_KEPT} (${error.name}).`);
  }
}
write(part(".kept"), DESKS.some((desk) => desk.isTouched()) ? KEPT : NOTHING_YET);
refresh();
show(0, false);
