// Lines of JSON on standard input, [what, arguments…], each answered with one: {value} or {error}.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const out = process.stdout.write.bind(process.stdout);
console.log = console.error;	// standard output is for answers

const need = createRequire(process.argv[2] + '/package.json');

/** A module of the folder that the command line names. */
export const load = async (name) => import(pathToFileURL(need.resolve(name)).href);

export async function serve(verbs) {
	for await (const line of createInterface({ input: process.stdin })) {
		const [what, ...rest] = JSON.parse(line);
		let answer;
		try {
			answer = { value: (await verbs[what](...rest)) ?? null };
		} catch (error) {
			console.error(error);
			answer = { error: String(error?.message ?? error).split('\n')[0] };
		}
		out(JSON.stringify(answer) + '\n');
	}
	await verbs.stop?.();
	process.exit(0);
}
