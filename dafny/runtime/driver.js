// Evaluates functions of programs that Dafny 2.3 compiled to JavaScript.
//
// Protocol: one JSON object a line on standard input, one JSON object a line on standard output.
//   {"op": "load", "program": id, "source": text, "datatypes": {name: datatype}}
//   {"op": "call", "program": id, "module": M, "function": f, "parameters": [shape], "results": [shape],
//    "arguments": [[value]]}          (one array of values for each call)
// Answers: {"ok": true, "results": [{"values": [value], "nanoseconds": n} | {"error": text}]}
//       or {"ok": false, "error": text}.
//
// Values: an integer is a decimal string; a boolean is itself; a character and a sequence of characters are
// strings; sequences and sets are arrays; a multiset is an array of [element, count]; a map is an array of
// [key, value]; a tuple is an array; a datatype's value is [constructor, field, ...].
// Shapes: "int", "bool", "char", ["seq", s], ["set", s], ["multiset", s], ["map", k, v], ["tuple", [s]],
// ["data", name, [s]], ["var", index].
// Datatypes: {"module": M, "name": n, "constructors": [{"name": c, "fields": [[field, shape]]}]}.
"use strict";

const vm = require("vm");
const readline = require("readline");
const BigNumber = require("bignumber.js");

const programs = new Map();
const INTEGER = /^-?(0|[1-9][0-9]*)$/;

class ShapeError extends Error {
  name = "ShapeError";
}

// The names that Dafny 2.3's JavaScript back end gives to the program's own.
function mangle(name) {
  const table = { _: "__", "'": "_k", "?": "_q" };
  return name.replace(/[_'?]/g, (character) => table[character]);
}

function load(request) {
  const lookup =
    "\n;({dafny: _dafny, modules: {_module: typeof _module === 'undefined' ? undefined : _module" +
    moduleNames(request.source).map((name) => `, ${name}`).join("") + "}})";
  const sandbox = vm.createContext(Object.create(null), {
    codeGeneration: { strings: false, wasm: false },
  });
  sandbox.require = Object.freeze((name) => {
    if (name !== "bignumber.js") throw new Error(`the program asks for the module ${name}`);
    return BigNumber;
  });
  const linked = vm.runInContext(request.source + lookup, sandbox, {
    filename: "program.js",
    timeout: 10000,
  });
  const modules = new Map();
  for (const [compiled, module] of Object.entries(linked.modules)) {
    const plain = /^_\d+_(.*)_Compile$/.exec(compiled);
    modules.set(plain === null ? compiled : plain[1], module);
  }
  programs.set(request.program, {
    dafny: linked.dafny,
    modules,
    datatypes: new Map(Object.entries(request.datatypes)),
  });
  return [];
}

function moduleNames(source) {
  return [...source.matchAll(/^let (_\d+_\w+_Compile) = \(function\(\) \{$/gm)].map((found) => found[1]);
}

function moduleOf(program, name) {
  const module = program.modules.get(name === "" ? "_module" : mangle(name));
  if (module === undefined) throw new ShapeError(`the program has no module '${name}'`);
  return module;
}

// --- values in -------------------------------------------------------------------------------------

function decode(value, shape, context) {
  if (shape === "int") {
    if (typeof value !== "string" || !INTEGER.test(value)) throw new ShapeError("not an integer");
    return new BigNumber(value);
  }
  if (shape === "bool") {
    if (typeof value !== "boolean") throw new ShapeError("not a boolean");
    return value;
  }
  if (shape === "char") {
    if (typeof value !== "string" || value.length !== 1) throw new ShapeError("not a character");
    return value;
  }
  return decodeStructure(value, shape, context);
}

function decodeStructure(value, shape, context) {
  const { dafny } = context.program;
  switch (shape[0]) {
    case "seq":
      if (shape[1] === "char") return stringOf(value);
      return dafny.Seq.of(...items(value).map((item) => decode(item, shape[1], context)));
    case "set":
      return dafny.Set.fromElements(...items(value).map((item) => decode(item, shape[1], context)));
    case "multiset":
      return decodeMultiset(value, shape[1], context);
    case "map":
      return items(value).reduce(
        (map, [key, item]) =>
          map.update(decode(key, shape[1], context), decode(item, shape[2], context)),
        dafny.Map.Empty.slice(),
      );
    case "tuple":
      return dafny.Tuple.of(...shape[1].map((part, i) => decode(items(value)[i], part, context)));
    case "data":
      return decodeData(value, shape, context);
    case "var":
      return decode(value, context.variables[shape[1]], context.outer);
    default:
      throw new ShapeError(`unknown shape ${JSON.stringify(shape)}`);
  }
}

function decodeMultiset(value, element, context) {
  const repeated = [];
  for (const [item, count] of items(value)) {
    for (let i = 0; i < Number(count); i++) repeated.push(decode(item, element, context));
  }
  return context.program.dafny.MultiSet.fromElements(...repeated);
}

function decodeData(value, shape, context) {
  const { datatype, inner } = enter(shape, context);
  const constructor = constructorOf(datatype, items(value)[0]);
  const fields = constructor.fields.map(([, part], i) => decode(value[i + 1], part, inner));
  const compiled = moduleOf(context.program, datatype.module)[mangle(datatype.name)];
  return compiled[`create_${mangle(constructor.name)}`](...fields);
}

function enter(shape, context) {
  const datatype = context.program.datatypes.get(shape[1]);
  if (datatype === undefined) throw new ShapeError(`unknown datatype ${shape[1]}`);
  return { datatype, inner: { program: context.program, variables: shape[2], outer: context } };
}

function constructorOf(datatype, name) {
  const found = datatype.constructors.find((constructor) => constructor.name === name);
  if (found === undefined) throw new ShapeError(`${datatype.name} has no constructor ${name}`);
  return found;
}

function items(value) {
  if (!Array.isArray(value)) throw new ShapeError("not an array");
  return value;
}

function stringOf(value) {
  if (typeof value !== "string") throw new ShapeError("not a string");
  return value;
}

// --- values out ------------------------------------------------------------------------------------

function encode(value, shape, context) {
  if (shape === "int") {
    if (!BigNumber.isBigNumber(value) || !value.isInteger()) {
      throw new ShapeError(`the program returned ${value} for an integer`);
    }
    return value.isZero() ? "0" : value.toFixed(0);
  }
  if (shape === "bool") {
    if (typeof value !== "boolean") throw new ShapeError(`the program returned ${value} for a boolean`);
    return value;
  }
  if (shape === "char") {
    if (typeof value !== "string" || value.length !== 1) {
      throw new ShapeError(`the program returned ${value} for a character`);
    }
    return value;
  }
  return encodeStructure(value, shape, context);
}

function encodeStructure(value, shape, context) {
  switch (shape[0]) {
    case "seq":
      return encodeSequence(value, shape[1], context);
    case "set":
      return Array.from(value.Elements, (item) => encode(item, shape[1], context));
    case "multiset":
      return encodeMultiset(value, shape[1], context);
    case "map":
      return Array.from(value, ([key, item]) => [
        encode(key, shape[1], context),
        encode(item, shape[2], context),
      ]);
    case "tuple":
      return shape[1].map((part, i) => encode(value[i], part, context));
    case "data":
      return encodeData(value, shape, context);
    case "var":
      return encode(value, context.variables[shape[1]], context.outer);
    default:
      throw new ShapeError(`unknown shape ${JSON.stringify(shape)}`);
  }
}

function encodeSequence(value, element, context) {
  const parts = Array.from(value, (item) => encode(item, element, context));
  return element === "char" ? parts.join("") : parts;
}

function encodeMultiset(value, element, context) {
  const pairs = [];
  for (const [item, count] of value) {
    if (!count.isZero()) pairs.push([encode(item, element, context), count.toFixed(0)]);
  }
  return pairs;
}

function encodeData(value, shape, context) {
  const { datatype, inner } = enter(shape, context);
  const constructor = datatype.constructors.find(({ name }) => value[`is_${mangle(name)}`] === true);
  if (constructor === undefined) throw new ShapeError(`a value of ${shape[1]} has no constructor`);
  const fields = constructor.fields.map(([name, part]) =>
    encode(value[`dtor_${mangle(name)}`], part, inner),
  );
  return [constructor.name, ...fields];
}

// --- calls -----------------------------------------------------------------------------------------

function call(request) {
  const program = programs.get(request.program);
  if (program === undefined) throw new ShapeError("the program is not loaded");
  const context = { program, variables: [], outer: null };
  const holder = moduleOf(program, request.module).__default;
  const name = mangle(request.function);
  if (holder === undefined || !Object.hasOwn(holder, name) || typeof holder[name] !== "function") {
    throw new ShapeError(`the program has no function '${request.function}'`);
  }
  return request.arguments.map((values) => callOnce(holder, name, request, values, context));
}

function callOnce(holder, name, request, values, context) {
  if (values.length !== request.parameters.length) throw new ShapeError("wrong number of arguments");
  // An argument of the wrong shape is the caller's fault and fails the request; the rest is the program's.
  const decoded = request.parameters.map((shape, i) => decode(values[i], shape, context));
  try {
    const started = process.hrtime.bigint();
    const answer = holder[name](...decoded);
    const nanoseconds = Number(process.hrtime.bigint() - started);
    const results = request.results.length === 1 ? [answer] : answer || [];
    return {
      values: request.results.map((shape, i) => encode(results[i], shape, context)),
      nanoseconds,
    };
  } catch (error) {
    return { error: `${error && error.name}: ${error && error.message}` };
  }
}

function answer(line) {
  try {
    const request = JSON.parse(line);
    if (request.op === "load") return { ok: true, results: load(request) };
    if (request.op === "call") return { ok: true, results: call(request) };
    if (request.op === "unload") return { ok: true, results: [programs.delete(request.program)] };
    return { ok: false, error: `unknown request ${request.op}` };
  } catch (error) {
    return { ok: false, error: `${error && error.name}: ${error && error.message}` };
  }
}

readline.createInterface({ input: process.stdin, terminal: false }).on("line", (line) => {
  process.stdout.write(JSON.stringify(answer(line)) + "\n");
});
