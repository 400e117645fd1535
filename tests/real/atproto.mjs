// Bluesky's own servers on loopback: PLC directory, PDS, AppView over PostgreSQL; and its client.
// usage: node atproto.mjs NPM-FOLDER POSTGRES-URL
import net from 'node:net';
import { load, serve } from './talk.mjs';

// They listen on every address; here on loopback alone.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
	if (typeof args[0] === 'number' || typeof args[0] === 'string') {
		args[0] = { port: Number(args[0]), host: '127.0.0.1' };
	} else if (args[0]?.port !== undefined) {
		args[0] = { ...args[0], host: '127.0.0.1' };
	}
	return listen.apply(this, args);
};

const { TestPlc, TestPds, TestBsky, TestBsync, TestFeedGen, mockNetworkUtilities } =
	await load('@atproto/dev-env');
const { AtpAgent, RichText } = await load('@atproto/api');
const dbUrl = process.argv[3];
const password = 'correct horse';

const freePort = () => new Promise((resolve) => {
	const probe = net.createServer().listen(0, () => {
		const { port } = probe.address();
		probe.close(() => resolve(port));
	});
});

const plc = await TestPlc.create({ port: await freePort() });
const bsync = await TestBsync.create({
	port: await freePort(), apiKeys: ['bsync-api-key'], dbUrl, dbSchema: 'bsync',
});
const pdsPort = await freePort();
const bsky = await TestBsky.create({
	port: await freePort(), plcUrl: plc.url, pdsPort, bsyncApiKey: 'bsync-api-key',
	bsyncUrl: bsync.url, repoProvider: `ws://localhost:${pdsPort}`, dbPostgresUrl: dbUrl,
	dbPostgresSchema: 'appview',
});
const pds = await TestPds.create({
	port: pdsPort, didPlcUrl: plc.url, bskyAppViewUrl: bsky.url,
	bskyAppViewDid: bsky.ctx.cfg.serverDid,
});
mockNetworkUtilities(pds, bsky);
const agents = new Map();
const generators = [];

/** Until what the PDS holds is in the AppView: its own way of waiting, as its tests do. */
async function settle() {
	await pds.processAll();
	const last = await pds.ctx.sequencer.curr();
	for (let i = 0; i < 2000; i++) {
		await bsky.sub.processAll();
		if (!last || (await bsky.sub.getCursor()) >= last) {
			return;
		}
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	throw new Error('the AppView does not follow the PDS');
}

/** An embed as the client makes it; pictures are given as base64. */
async function embedOf(agent, given) {
	if (!given?.images) {
		return given;
	}
	const images = [];
	for (const { data, alt } of given.images) {
		const bytes = Buffer.from(data, 'base64');
		const { data: { blob } } = await agent.uploadBlob(bytes, { encoding: 'image/png' });
		images.push({ image: blob, alt });
	}
	return { $type: 'app.bsky.embed.images', images };
}

await serve({
	where: async () => ({ pds: pds.url, appview: bsky.url }),
	/** An account; its DID. */
	join: async (handle) => {
		const agent = new AtpAgent({ service: pds.url });
		await agent.createAccount({ handle, email: `${handle}@college.example`, password });
		agents.set(handle, agent);
		await settle();
		return agent.assertDid;
	},
	appPassword: async (handle) => {
		const made = await agents.get(handle).com.atproto.server.createAppPassword({
			name: 'tests',
		});
		return made.data.password;
	},
	revoke: async (handle) => {
		await agents.get(handle).com.atproto.server.revokeAppPassword({ name: 'tests' });
	},
	profile: async (handle, members) => {
		await agents.get(handle).upsertProfile((old) => ({ ...old, ...members }));
		await settle();
	},
	/** {uri, cid} of a post whose text is as somebody typed it. */
	post: async (handle, typed, more = {}) => {
		const agent = agents.get(handle);
		const text = new RichText({ text: typed });
		await text.detectFacets(agent);
		const { uri, cid } = await agent.post({
			text: text.text, facets: text.facets, langs: ['en'], ...more,
			embed: await embedOf(agent, more.embed),
		});
		return { uri, cid };
	},
	remove: async (handle, uri) => {
		await agents.get(handle).deletePost(uri);
	},
	/** Any record of the account; its URI. */
	record: async (handle, collection, record, rkey) => {
		const agent = agents.get(handle);
		const made = await agent.com.atproto.repo.createRecord({
			repo: agent.assertDid, collection, rkey,
			record: { createdAt: new Date().toISOString(), ...record },
		});
		return made.data.uri;
	},
	/** A feed generator of the account that gives these posts. */
	generator: async (handle, uris) => {
		const agent = agents.get(handle);
		const uri = `at://${agent.assertDid}/app.bsky.feed.generator/tests`;
		const feed = await TestFeedGen.create(plc.url, {
			[uri]: async () => ({
				encoding: 'application/json',
				body: { feed: uris.map((post) => ({ post })) },
			}),
		});
		generators.push(feed);
		await agent.com.atproto.repo.createRecord({
			repo: agent.assertDid, collection: 'app.bsky.feed.generator', rkey: 'tests',
			record: { did: feed.did, displayName: 'Tests', createdAt: new Date().toISOString() },
		});
		await settle();
		return uri;
	},
	leave: async (handle) => {
		const agent = agents.get(handle);
		await agent.com.atproto.server.deactivateAccount({});
		await settle();
	},
	settle,
	stop: async () => {
		for (const server of [...generators, bsky, bsync, pds, plc]) {
			await server.close();
		}
	},
});
