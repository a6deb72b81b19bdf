// An independent verifier of a published log, written from the specifications alone:
//   RFC 6962 (tree, audit paths, consistency), RFC 8785 (canonical JSON), RFC 8032 (Ed25519),
//   c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles, tlog-proof, tlog-witness,
//   DSSE v1 and in-toto Statement v1.
// Uses nothing but Node's own modules.
//
//   node verify.mjs FOLDER LOG_VKEY WITNESS_VKEY PUBLIC_KEY_HEX...
//
// FOLDER holds a tile layout, `proofs/*.tlog-proof`, and `requests/*`: add-checkpoint bodies beside the
// checkpoint of the old size as `requests/<old size>.checkpoint`. Prints one JSON document, or fails with the first fault.

import { createHash, createPublicKey, verify } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [folder, logVkey, witnessVkey, ...publicKeys] = process.argv.slice(2);

class Fault extends Error {}
const fail = (text) => {
  throw new Fault(text);
};
const sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafHash = (data) => sha256(Buffer.from([0]), data);
const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right);

// Ed25519: a raw public key becomes SubjectPublicKeyInfo by a fixed prefix (RFC 8410).
const SPKI = Buffer.from("302a300506032b6570032100", "hex");
const ed25519 = (raw, message, signature) =>
  verify(null, message, createPublicKey({ key: Buffer.concat([SPKI, raw]), format: "der", type: "spki" }), signature);

// RFC 6962 section 2.1: the tree hash by its recursive definition.
function treeHash(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0];
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

// RFC 6962 section 2.1.1 read backwards: which sibling a path's elements are, from the root down.
function rootFromPath(leaf, index, size, path) {
  if (size === 1) return path.length === 0 ? leaf : fail("audit path too long");
  if (path.length === 0) fail("audit path too short");
  let k = 1;
  while (k * 2 < size) k *= 2;
  const sibling = path[path.length - 1];
  const rest = path.slice(0, -1);
  return index < k
    ? nodeHash(rootFromPath(leaf, index, k, rest), sibling)
    : nodeHash(sibling, rootFromPath(leaf, index - k, size - k, rest));
}

// RFC 6962 section 2.1.2 read backwards: returns [old root, new root] from a consistency proof.
function rootsFromConsistency(m, n, path, whole, oldRoot) {
  if (m === n) {
    if (whole) return path.length === 0 ? [oldRoot, oldRoot] : fail("consistency proof too long");
    if (path.length !== 1) fail("consistency proof of wrong length");
    return [path[0], path[0]];
  }
  if (path.length === 0) fail("consistency proof too short");
  let k = 1;
  while (k * 2 < n) k *= 2;
  const last = path[path.length - 1];
  const rest = path.slice(0, -1);
  if (m <= k) {
    const [o, w] = rootsFromConsistency(m, k, rest, whole, oldRoot);
    return [o, nodeHash(w, last)];
  }
  const [o, w] = rootsFromConsistency(m - k, n - k, rest, false, oldRoot);
  return [nodeHash(last, o), nodeHash(last, w)];
}

// c2sp.org/signed-note
function parseVkey(text) {
  const [name, id, ...more] = text.split("+");
  const material = Buffer.from(more.join("+"), "base64");
  const keyId = sha256(Buffer.from(name + "\n"), material).subarray(0, 4);
  if (keyId.toString("hex") !== id) fail("verifier key has a wrong ID");
  return { name, keyId, type: material[0], raw: material.subarray(1) };
}
function parseNote(bytes) {
  const whole = bytes.toString("utf8");
  const at = whole.lastIndexOf("\n\n");
  if (at < 0 || !whole.endsWith("\n")) fail("not a signed note");
  const text = whole.slice(0, at + 1);
  const signatures = whole
    .slice(at + 2, -1)
    .split("\n")
    .map((line) => {
      const match = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? fail("not a signature line");
      const raw = Buffer.from(match[2], "base64");
      return { name: match[1], keyId: raw.subarray(0, 4), body: raw.subarray(4) };
    });
  return { text, signatures };
}
const linesOf = (note, key) => note.signatures.filter((s) => s.name === key.name && s.keyId.equals(key.keyId));
function openCheckpoint(bytes, logKey) {
  const note = parseNote(bytes);
  const lines = linesOf(note, logKey);
  if (lines.length === 0) fail("checkpoint not signed by the log");
  for (const line of lines)
    if (!ed25519(logKey.raw, Buffer.from(note.text), line.body)) fail("checkpoint signature is wrong");
  const [origin, size, root] = note.text.split("\n");
  if (origin !== logKey.name) fail("checkpoint of another log");
  if (!/^(0|[1-9]\d*)$/.test(size)) fail("checkpoint has no size");
  return { note, size: Number(size), root: Buffer.from(root, "base64") };
}
// c2sp.org/tlog-cosignature, Ed25519
function cosignedAt(note, key) {
  if (key.type !== 4) fail("not a witness key");
  const lines = linesOf(note, key);
  if (lines.length === 0) fail("checkpoint not cosigned by the witness");
  const time = lines[0].body.readBigUInt64BE(0);
  const message = Buffer.from(`cosignature/v1\ntime ${time}\n${note.text}`);
  if (!ed25519(key.raw, message, lines[0].body.subarray(8))) fail("cosignature is wrong");
  return Number(time);
}

// c2sp.org/tlog-tiles
function tileName(level, n, width) {
  let rest = String(n % 1000).padStart(3, "0");
  for (n = Math.floor(n / 1000); n > 0; n = Math.floor(n / 1000)) rest = `x${String(n % 1000).padStart(3, "0")}/${rest}`;
  return join(folder, "tile", String(level), rest + (width === 256 ? "" : `.p/${width}`));
}
function readTiles(size) {
  const levels = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / 256)) {
    const hashes = [];
    for (let n = 0; n * 256 < count; n++) {
      const width = Math.min(256, count - n * 256);
      const data = readFileSync(tileName(level, n, width));
      if (data.length !== 32 * width) fail(`tile ${level}/${n} has a wrong length`);
      for (let i = 0; i < width; i++) hashes.push(data.subarray(32 * i, 32 * i + 32));
    }
    levels.push(hashes);
  }
  return levels;
}
function readEntries(size) {
  const entries = [];
  for (let n = 0; n * 256 < size; n++) {
    const width = Math.min(256, size - n * 256);
    const data = readFileSync(tileName("entries", n, width));
    let at = 0;
    for (let i = 0; i < width; i++) {
      const length = data.readUInt16BE(at);
      entries.push(data.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
    if (at !== data.length) fail(`entry bundle ${n} has a wrong length`);
  }
  return entries;
}

// RFC 8785: ECMAScript's own serialisation with sorted members.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object")
    return `{${Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
      .join(",")}}`;
  return JSON.stringify(value);
}
// DSSE v1 around an in-toto Statement v1
function checkEntry(data, index) {
  const text = data.toString("utf8");
  const envelope = JSON.parse(text);
  if (canonical(envelope) !== text) fail(`entry ${index} is not canonical`);
  const payload = Buffer.from(envelope.payload, "base64");
  const type = envelope.payloadType;
  const pae = Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
  const good = envelope.signatures.filter((s) =>
    publicKeys.some((key) => ed25519(Buffer.from(key, "hex"), pae, Buffer.from(s.sig, "base64"))),
  );
  if (good.length === 0) fail(`entry ${index} is not signed by a known key`);
  const statement = JSON.parse(payload.toString("utf8"));
  if (canonical(statement) !== payload.toString("utf8")) fail(`the statement of entry ${index} is not canonical`);
  if (statement._type !== "https://in-toto.io/Statement/v1") fail(`entry ${index} is no in-toto statement`);
  return statement.predicateType;
}

function main() {
  const logKey = parseVkey(logVkey);
  const checkpoint = openCheckpoint(readFileSync(join(folder, "checkpoint")), logKey);
  const time = cosignedAt(checkpoint.note, parseVkey(witnessVkey));
  const levels = readTiles(checkpoint.size);
  const entries = readEntries(checkpoint.size);
  const leaves = entries.map(leafHash);
  leaves.forEach((leaf, i) => leaf.equals(levels[0][i]) || fail(`entry ${i} does not match its tile`));
  for (let level = 1; level < levels.length; level++)
    levels[level].forEach(
      (hash, i) =>
        hash.equals(treeHash(levels[level - 1].slice(i * 256, i * 256 + 256))) || fail(`tile hash ${level}/${i} is wrong`),
    );
  if (!treeHash(leaves).equals(checkpoint.root)) fail("the entries do not have the checkpoint's root");
  const kinds = {};
  entries.forEach((entry, i) => {
    const kind = publicKeys.length ? checkEntry(entry, i) : "opaque";
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  });

  let proofs = 0;
  for (const name of list("proofs")) {
    const data = readFileSync(join(folder, "proofs", name));
    const at = data.indexOf("\n\n");
    const [header, index, ...path] = data.subarray(0, at).toString().split("\n");
    if (header !== "c2sp.org/tlog-proof@v1") fail(`${name} is no tlog-proof`);
    const position = Number(/^index (\d+)$/.exec(index)[1]);
    const against = openCheckpoint(data.subarray(at + 2), logKey);
    const hashes = path.map((line) => Buffer.from(line, "base64"));
    if (position >= against.size) fail(`${name}: no such entry`);
    if (!rootFromPath(leaves[position], position, against.size, hashes).equals(against.root))
      fail(`${name}: inclusion does not lead to the root`);
    proofs++;
  }
  let requests = 0;
  for (const name of list("requests").filter((n) => !n.endsWith(".checkpoint"))) {
    const data = readFileSync(join(folder, "requests", name));
    const at = data.indexOf("\n\n");
    const [old, ...path] = data.subarray(0, at).toString().split("\n");
    const first = Number(/^old (\d+)$/.exec(old)[1]);
    const before = openCheckpoint(readFileSync(join(folder, "requests", `${first}.checkpoint`)), logKey);
    const after = openCheckpoint(data.subarray(at + 2), logKey);
    if (before.size !== first) fail(`${name}: the old checkpoint has another size`);
    const hashes = path.map((line) => Buffer.from(line, "base64"));
    if (first > 0) {
      const [o, n] = rootsFromConsistency(first, after.size, hashes, true, before.root);
      if (!o.equals(before.root) || !n.equals(after.root)) fail(`${name}: consistency does not lead to the roots`);
    } else if (hashes.length) fail(`${name}: the empty log needs no proof`);
    requests++;
  }
  console.log(JSON.stringify({ size: checkpoint.size, root: checkpoint.root.toString("hex"), time, kinds, proofs, requests }));
}
const list = (name) => (existsSync(join(folder, name)) ? readdirSync(join(folder, name)).sort() : []);

try {
  main();
} catch (error) {
  console.error(error instanceof Fault ? `refused: ${error.message}` : error);
  process.exit(1);
}
