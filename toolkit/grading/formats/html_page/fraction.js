"use strict";

/* Exact fractions: points come to the same here as when sheets are collected. */

const SHOWN_DECIMALS = 4;
const DECIMAL = /^\+?(?:(\d{1,9})(?:[.,](\d{1,9}))?|[.,](\d{1,9}))$/;

function divisor(a, b) {
  return b ? divisor(b, a % b) : a < 0n ? -a : a;
}

function fraction(top, bottom = 1n) {
  const by = divisor(top, bottom);
  return { top: top / by, bottom: bottom / by };
}

const ZERO = fraction(0n);

/* "25/2" as it came with the page. */
function told(text) {
  const [top, bottom = "1"] = text.split("/");
  return fraction(BigInt(top), BigInt(bottom));
}

/* "12.5" or "12,5" as a person types it; null for what is no number from 0. */
function typed(text) {
  const found = DECIMAL.exec(text.trim());
  if (!found) {
    return null;
  }
  const decimals = found[2] || found[3] || "";
  return fraction(BigInt((found[1] || "0") + decimals), 10n ** BigInt(decimals.length));
}

function plus(a, b) {
  return fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

function times(a, b) {
  return fraction(a.top * b.top, a.bottom * b.bottom);
}

function sum(all) {
  return all.reduce(plus, ZERO);
}

function isBelow(a, b) {
  return a.top * b.bottom < b.top * a.bottom;
}

function isWhole(number, step) {
  return (number.top * step.bottom) % (number.bottom * step.top) === 0n;
}

/* As a decimal number with no zeros to spare, a half rounded to the even digit. */
function shown(number) {
  const size = number.top < 0n ? -number.top : number.top;
  const scaled = size * 10n ** BigInt(SHOWN_DECIMALS);
  const twice = 2n * (scaled % number.bottom);
  let ticks = scaled / number.bottom;
  if (twice > number.bottom || (twice === number.bottom && ticks % 2n)) {
    ticks += 1n;
  }
  const digits = String(ticks).padStart(SHOWN_DECIMALS + 1, "0");
  const text = `${digits.slice(0, -SHOWN_DECIMALS)}.${digits.slice(-SHOWN_DECIMALS)}`;
  return (number.top < 0n && ticks ? "\u2212" : "") + text.replace(/\.?0+$/, "");
}
