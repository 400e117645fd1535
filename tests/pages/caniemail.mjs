// caniemail.mjs FOLDER FILE: {construct: [mail program…]} of what is not, or not all, known somewhere.
import { readFileSync } from "node:fs";

const [folder, file] = process.argv.slice(2);
const { caniemail, rawData } = await import(`${folder}/dist/index.js`);
const { clientNames } = await import(`${folder}/dist/clients.js`);
const KNOWN = { 0: "y" };

// The package stops at a program of which nobody has tried a construct: nothing is said of it.
for (const feature of rawData.data) {
	for (const [family, place] of clientNames.map((name) => name.split("."))) {
		feature.stats[family] ??= {};
		feature.stats[family][place] ??= KNOWN;
	}
}
const { issues } = caniemail({ clients: ["*"], html: readFileSync(file, "utf8") });
const found = {};
for (const kind of [issues.errors, issues.warnings]) {
	for (const [client, list] of kind) {
		for (const { title } of list) {
			(found[title] ??= new Set()).add(client);
		}
	}
}
console.log(JSON.stringify(found, (_, value) => value instanceof Set ? [...value].sort() : value));
