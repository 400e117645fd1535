// peer_mustache.js FOLDER REPEAT VIEW TEMPLATES OUT: mustache.js, which lies in FOLDER, with our
// templates and a view of ours; it keeps what it has parsed. The last HTML is written to OUT.
"use strict";
const fs = require("fs");
const path = require("path");

const [folder, repeat, viewPath, templates, out] = process.argv.slice(2);
const mustache = require(path.join(folder, "node_modules", "mustache"));
const references = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (found) => references[found]);
const partials = {};
for (const name of fs.readdirSync(templates)) {
	if (name.endsWith(".mustache")) {
		partials[name.replace(/\.mustache$/, "")] =
			fs.readFileSync(path.join(templates, name), "utf8");
	}
}
const view = JSON.parse(fs.readFileSync(viewPath, "utf8"));
view.reader_token = "this-is-a-test-and-nobody-is-subscribed-yet";
let html = "";
for (let i = 0; i < Number(repeat); i++) {
	html = mustache.render(partials["mail.html"], view, partials, { escape: escapeHtml });
	mustache.render(partials["mail.text"], view, partials, { escape: String });
}
fs.writeFileSync(out, html);
