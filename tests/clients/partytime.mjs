// Reads the feed on standard input with podcast-partytime and prints what it understood as JSON.
import { readFileSync } from "node:fs";
import partytime from "podcast-partytime";

const feed = (partytime.parseFeed ?? partytime.default.parseFeed)(readFileSync(0, "utf8"));
console.log(JSON.stringify(feed));
