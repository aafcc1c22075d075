import { expect, it } from "vitest";
import { printable } from "./printable.js";

it.each([
  ["Häuser φωτό (2).jpg", "Häuser φωτό (2).jpg"],
  ["red\x1b[31m\n.jpg", "red\\x1b[31m\\x0a.jpg"],
  ["c1\x9b0m \u202egpj.exe", "c1\\x9b0m \\u202egpj.exe"],
])("shows %j without letting it command the terminal", (text, shown) => {
  expect(printable(text)).toBe(shown);
});
