// What mailparser of npm makes of messages: their paths on standard input, a line of JSON for each.
//
//   node mailparser.mjs FOLDER-OF-PACKAGES <paths
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const { simpleParser } = createRequire(process.argv[2] + "/")("mailparser");

const addresses = (field) => (field ? field.value.map((one) => one.address) : []);

for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
	let said;
	try {
		const mail = await simpleParser(readFileSync(path), { skipTextToHtml: true });
		said = { to: addresses(mail.to), from: addresses(mail.from), subject: mail.subject,
			id: mail.messageId, out: mail.headers.get("list")?.unsubscribe ?? null,
			lines: mail.headerLines.map((line) => line.key), text: mail.text ?? null,
			html: mail.html || null, attachments: mail.attachments.length };
	} catch (error) {
		said = { error: String(error) };
	}
	process.stdout.write(JSON.stringify(said) + "\n");
}
