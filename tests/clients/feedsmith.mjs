// Reads the feed on standard input with feedsmith and prints what it understood as JSON.
import { readFileSync } from "node:fs";
import { parseRssFeed } from "feedsmith";

console.log(JSON.stringify(parseRssFeed(readFileSync(0, "utf8"))));
