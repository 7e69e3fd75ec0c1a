// Print kordoc's reading of each file named on standard input, a JSON value a line; the first argument is where kordoc lies.
import fs from "node:fs";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const { parse } = await import(pathToFileURL(process.argv[2]).href);
const heavy = new Set(["data", "imageData", "markdown", "pages", "images", "style", "spans"]);
for await (const path of readline.createInterface({ input: process.stdin })) {
  let reading;
  try {
    reading = await parse(fs.readFileSync(path));
  } catch (error) {
    reading = { success: false, error: String(error) };
  }
  console.log(JSON.stringify(reading, (key, value) => (heavy.has(key) ? undefined : value)));
}
