import { describe, expect, it } from "vitest";
import { isoDate, number, oneOf, optionalText, text } from "../../../src/node/data/column.ts";
import { parseTable, readTable } from "../../../src/node/data/read-table.ts";
import { ScenarioError } from "../../../src/scenario/issue.ts";

const columns = { name: text, day: isoDate, value: number, status: oneOf("good", "bad") };
const read = (content: string) => parseTable(content, "table.csv", columns);

function messageOf(content: string): string {
  try {
    read(content);
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    return (error as Error).message;
  }
  throw new Error("no error");
}

describe("parseTable", () => {
  it("reads typed rows in any order of columns, ignoring other columns, blanks and blank rows", () => {
    const content = 'value,note,name,status,day\n 1.5 ,x,"a, b",good,2011-07-12\n\n-2e3,,c,bad,2012-02-29\n';
    expect(read(content)).toEqual([
      { name: "a, b", day: "2011-07-12", value: 1.5, status: "good" },
      { name: "c", day: "2012-02-29", value: -2000, status: "bad" },
    ]);
  });

  it("passes over a byte order mark and Windows line ends", () => {
    const content = "\uFEFFname,day,value,status\r\na,2011-07-12,1,good\r\n";
    expect(read(content)).toHaveLength(1);
  });

  it("gives no rows for a header alone", () => {
    expect(read("name,day,value,status\n")).toEqual([]);
  });

  it.each([
    ["", "table.csv: row 1: expected the columns name, day, value, status, found nothing"],
    [
      "name,dya,value,status\n",
      "table.csv: row 1, column day: expected one column named day, found only name, dya, value, status (did you mean dya?)",
    ],
    [
      "name,day,value,status,value\n",
      "table.csv: row 1, column value: expected one column named value, found 2",
    ],
    [
      "name,day,value,status\na,2011-07-12,12%,good\n",
      'table.csv: row 2, column value: expected a number such as 24590000 or 0.042, found "12%"',
    ],
    [
      "name,day,value,status\na,2011-07-12,,good\n",
      "table.csv: row 2, column value: expected a number such as 24590000 or 0.042, found an empty cell",
    ],
    [
      "name,day,value,status\na,2011-07-12,1,good\nb,2011-02-30,1,good\n",
      'table.csv: row 3, column day: expected a calendar date, YYYY-MM-DD, found "2011-02-30"',
    ],
    [
      "name,day,value,status\n,2011-07-12,1,fine\n",
      'table.csv: row 2, column name: expected a text that is not empty, found an empty cell\ntable.csv: row 2, column status: expected good or bad, found "fine"',
    ],
    [
      "name,day,value,status\na,2011-07-12,24,590,good\n",
      "table.csv: row 2: expected 4 cells, as in the header, found 5 (a cell with a comma needs quotes around it)",
    ],
    [
      "name,day,value,status\na,2011-07-12\n",
      "table.csv: row 2: expected 4 cells, as in the header, found 2",
    ],
  ])("says what is wrong with %j", (content, message) => {
    expect(messageOf(content)).toBe(message);
  });

  it.each(["Infinity", "NaN", "1,000", "0x10", "1e999", "1.", "--1", "1 000"])("has no number %j", (cell) => {
    expect(number.read(cell)).toBeUndefined();
  });

  it("names a quote that is never closed", () => {
    expect(messageOf('name,day,value,status\n"a,2011-07-12,1,good\n')).toContain(
      "table.csv: row 2: expected a quotation mark at the end of a cell that begins with one, found the end of the file",
    );
  });

  it("names a quote within quotes that is not doubled", () => {
    expect(messageOf('name,day,value,status\n"a "b" c",2011-07-12,1,good\n')).toContain(
      "table.csv: row 2: expected a comma or the end of the row after a closing quotation mark, found more of the cell (within quotes, a quotation mark is written twice)",
    );
  });

  it("counts rows as a spreadsheet does, blank ones included", () => {
    expect(messageOf("name,day,value,status\n\n\na,2011-07-12,x,good\n")).toContain("row 4, column value");
  });

  it("hands sound rows to the row check, with those before", () => {
    const seen: number[] = [];
    parseTable("n\n1\n2\n3\n", "t.csv", { n: number }, (row, _report, before) => {
      seen.push(row.n, before.length);
    });
    expect(seen).toEqual([1, 0, 2, 1, 3, 2]);
  });

  it("keeps an optional text that is not there as an empty one", () => {
    expect(parseTable("a,b\n1,\n", "t.csv", { a: number, b: optionalText })).toEqual([{ a: 1, b: "" }]);
  });
});

describe("readTable", () => {
  it("names a file that is not there", () => {
    expect(() => readTable("no/such.csv", columns)).toThrow(
      "no/such.csv: expected a file that can be read, found no such file in no",
    );
  });
});
