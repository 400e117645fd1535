// `masto`, a client of Mastodon's API, for one account of one server.
// usage: node mastodon_client.mjs NPM-FOLDER URL TOKEN
import { load, serve } from './talk.mjs';

// A connection for each request: snac2 closes them, and a client that keeps them meets that.
const { Agent, setGlobalDispatcher } = await load('undici');
setGlobalDispatcher(new Agent({ pipelining: 0 }));

const { createRestAPIClient } = await load('masto');
const [url, accessToken] = process.argv.slice(3);
const client = createRestAPIClient({ url, accessToken });

await serve({
	post: async (text, more) => client.v1.statuses.create({ status: text, ...more }),
	edit: async (id, text) => client.v1.statuses.$select(id).update({ status: text }),
});
