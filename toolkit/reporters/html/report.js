"use strict";

const controls = document.querySelector(".controls");
const findings = [...document.querySelectorAll(".finding")];

function shown() {
  return findings.filter((finding) => !finding.hidden);
}

function chosen(name) {
  return new Set([...controls.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
}

function filter() {
  const severities = chosen("severity");
  const families = chosen("family");
  for (const finding of findings) {
    const { severity, family } = finding.dataset;
    finding.hidden = !(severities.has(severity) && families.has(family));
  }
  for (const group of document.querySelectorAll(".sheet, .file")) {
    group.hidden = !group.querySelector(".finding:not([hidden])");
  }
  for (const box of document.querySelectorAll(".box")) {
    box.hidden = document.querySelector(box.getAttribute("href")).hidden;
  }
  const number = shown().length;
  const whole = number === findings.length;
  const noun = findings.length === 1 ? "finding" : "findings";
  controls.querySelector(".shown").textContent = whole
    ? `${number} ${noun}`
    : `${number} of ${findings.length} ${noun}`;
}

let current = null;

function step(by) {
  const all = shown();
  if (!all.length) {
    return;
  }
  const index = all.indexOf(current);
  const from = index < 0 && by < 0 ? all.length : index;
  current = all[Math.min(Math.max(from + by, 0), all.length - 1)];
  current.focus();
}

function reveal() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const details = target && target.closest("details");
  if (details) {
    details.open = true;
    target.scrollIntoView();
  }
}

const STEPS = { j: 1, n: 1, k: -1, p: -1 };

if (controls) {
  controls.hidden = false;
  controls.reset();
  controls.addEventListener("change", filter);
  controls.addEventListener("reset", () => setTimeout(filter));
  controls.addEventListener("submit", (event) => event.preventDefault());
  for (const button of controls.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
  document.addEventListener("keydown", (event) => {
    const by = STEPS[event.key];
    if (by && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      step(by);
    }
  });
  document.addEventListener("focusin", (event) => {
    current = event.target.closest(".finding") || current;
  });
}
addEventListener("hashchange", reveal);
reveal();
