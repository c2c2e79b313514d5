/* The score file in TOML: the blank one that came with the page, with its blanks filled in. */

const KEY_AND_VALUE = /^((?:"(?:[^"\\]|\\.)*"|[^"=\s])+) = (.*)$/s;
const TABLE = /^\[(?:sheet\.)?(\w+)\]$/;
const WORDS = new Map([["true", "yes"], ["false", "no"]]);
const STRING = /^"(?:[^"\\]|\\["\\bfnrt]|\\u[0-9a-fA-F]{4})*"$/;
const NUMBER = /^[+-]?\d*\.?\d+$/;
const LIST = "[[sheet]]";
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function quoted(text) {
  return JSON.stringify(text.replace(HALVES, "?")).replaceAll("\x7f", "\\u007f");
}

function lineOf([text, name], values, isListed) {
  if (!name) {
    return isListed && text.startsWith("[") ? text.replace("[", "[sheet.") : text;
  }
  const value = name === "ready" ? String(values.ready === "yes") : quoted(values[name].trim());
  return `${text} = ${value}`;
}

/* One file of some sheets, each with the values entered by the names of its fields. */
function scoreFile(grader, filled) {
  const isListed = filled.length > 1;
  const blocks = filled.map(([sheet, values]) => {
    const lines = sheet.lines.map((line) => lineOf(line, values, isListed));
    return [...(isListed ? [LIST] : []), ...lines, ""].join("\n");
  });
  return `# Scores by ${quoted(grader).slice(1, -1)}: draftsmith collect reads this file.\n${blocks.join("\n")}`;
}

/* The values of a score file, sheet by sheet: as they are written, by table and key. */
function writtenIn(text) {
  const found = [new Map()];
  let table = "";
  for (const line of text.replace(/^\ufeff/, "").split(/\r?\n/)) {
    const pair = KEY_AND_VALUE.exec(line);
    if (line === LIST) {
      found.push(new Map());
      table = "";
    } else if (TABLE.test(line)) {
      table = TABLE.exec(line)[1];
    } else if (pair) {
      found.at(-1).set(`${table}.${pair[1]}`, pair[2]);
    }
  }
  return found.filter((each) => each.size);
}

/* A number, yes or no, or a string as this page writes it; anything else is refused by its key. */
function plain(key, written) {
  if (WORDS.has(written) || NUMBER.test(written)) {
    return WORDS.get(written) || written;
  }
  if (!STRING.test(written)) {
    throw new Error(`${key} = ${written}`);
  }
  return JSON.parse(written);
}

/* What a written sheet enters in each field of a sheet. */
function valuesFrom(written, sheet) {
  const values = {};
  let table = "";
  for (const [text, name] of sheet.lines) {
    table = TABLE.test(text) && !name ? TABLE.exec(text)[1] : table;
    if (name) {
      const key = `${table}.${text}`;
      values[name] = plain(key, written.get(key) || '""');
    }
  }
  return { ...values, ready: values.ready === "yes" ? "yes" : "" };
}
