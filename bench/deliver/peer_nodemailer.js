// peer_nodemailer.js MODULES PORT COUNT MESSAGE JOURNAL: COUNT mails by nodemailer on one pooled
// connection. Node has no database of its own: its journal is a line a mail and an fdatasync, which
// costs less than a commit.
'use strict';
const fs = require('fs');
const [modules, port, count, path, journal] = process.argv.slice(2);
const nodemailer = require(`${modules}/node_modules/nodemailer`);

async function main() {
	const raw = fs.readFileSync(path);
	const file = fs.openSync(journal, 'w');
	const transport = nodemailer.createTransport({
		host: '127.0.0.1', port: Number(port), pool: true, maxConnections: 1,
		maxMessages: Infinity, ignoreTLS: true,
	});
	for (let number = 1; number <= Number(count); number++) {
		fs.writeSync(file, `${number} sending, ${number - 1} sent\n`);
		fs.fdatasyncSync(file);
		await transport.sendMail({
			envelope: { from: 'digest@example.org', to: 'reader@example.net' }, raw,
		});
	}
	fs.writeSync(file, `${count} sent\n`);
	fs.fdatasyncSync(file);
	transport.close();
}

main();
