// lexicon.mjs FOLDER <replies >faults: Bluesky's replies before its own lexicons, at run time.
//
// In: a JSON line {id, name, status, body} each; name is the method's. Out: a line {id, fault} for
// what is wrong. Besides what the lexicon's validator sees: every object that says its $type, each
// record (which a lexicon calls "unknown" where it stands in a view), members that no view knows,
// and an error's name, which must be the method's own or one that XRPC has for all.
import { createInterface } from "node:readline";

const folder = process.argv[2];
const { schemas } = await import(`${folder}/@atproto/api/dist/client/lexicons.js`);
const { Lexicons, jsonToLex } = await import(`${folder}/@atproto/lexicon/dist/index.js`);
const lexicons = new Lexicons(schemas);
// packages/xrpc/src/types.ts ResponseType; packages/{pds,bsky}: auth verifiers
const ERRORS = ["InvalidRequest", "AuthenticationRequired", "AuthMissing", "Forbidden",
  "ExpiredToken", "InvalidToken", "AccountTakedown", "AccountDeactivated", "RateLimitExceeded",
  "InternalServerError", "MethodNotImplemented", "RecordNotFound", "UpstreamFailure", "UpstreamTimeout"];

function resolve(ref, base) {
  const uri = ref.startsWith("lex:") ? ref : `lex:${ref.startsWith("#") ? base : ""}${ref}`;
  return [lexicons.getDef(uri), uri.slice(4).split("#")[0]];
}

/** Members that the definition does not have; records may have any. */
function strangers(value, def, base, path, found) {
  if (!def || value === null || typeof value !== "object") return;
  if (def.type === "ref") {
    const [next, home] = resolve(def.ref, base);
    strangers(value, next, home, path, found);
  } else if (def.type === "union") {
    const [next, home] = value.$type ? resolve(value.$type, base) : [];
    strangers(value, next, home, path, found);
  } else if (def.type === "array") {
    value.forEach((item, i) => strangers(item, def.items, base, `${path}/${i}`, found));
  } else if (def.type === "object") {
    for (const [name, member] of Object.entries(value)) {
      const known = def.properties?.[name];
      if (!known && name !== "$type") found.push(`${path}/${name} is no member of it`);
      strangers(member, known, base, `${path}/${name}`, found);
    }
  }
}

/** Each object that says what it is. */
function typed(value, path, found) {
  if (value === null || typeof value !== "object") return;
  for (const [name, member] of Object.entries(value)) typed(member, `${path}/${name}`, found);
  const def = typeof value.$type === "string" && lexicons.getDef(`lex:${value.$type}`);
  if (!def) return;
  try {
    if (def.type === "record") lexicons.assertValidRecord(value.$type, jsonToLex(value));
    else if (def.type === "object") {
      const result = lexicons.validate(value.$type, jsonToLex(value));
      if (!result.success) throw result.error;
    }
  } catch (error) {
    found.push(`${path}: ${error.message}`);
  }
}

function judge({ name, status, body }) {
  const found = [];
  const def = lexicons.getDef(`lex:${name}`);
  if (!def?.output && status < 400 && body !== "") return [`${name} has no output`];
  if (body === "") return found;
  if (status >= 400) {
    const names = [...ERRORS, ...(def?.errors ?? []).map((error) => error.name)];
    if (typeof body?.error !== "string") found.push("an error has no name");
    else if (!names.includes(body.error)) found.push(`${name} knows no error ${body.error}`);
    if (typeof body?.message !== "string") found.push("an error has no message");
    return found;
  }
  try {
    lexicons.assertValidXrpcOutput(name, jsonToLex(body));
  } catch (error) {
    found.push(error.message);
  }
  strangers(body, def.output.schema, name, "", found);
  typed(body, "", found);
  return found;
}

for await (const line of createInterface({ input: process.stdin })) {
  const reply = JSON.parse(line);
  for (const fault of judge(reply)) console.log(JSON.stringify({ id: reply.id, fault }));
}
