// Calls a function of an extracted module as a user would, for comparing targets with each other.
//
// One JSON object on standard input:
//   {"module": path, "function": name, "parameters": [shape], "results": [shape], "datatypes": {...}, "arguments": [[value]]}
// One JSON object on standard output: {"results": [{"values": [value]} | {"error": text}]}.
// Shapes, datatypes and values as in driver.js.
"use strict";

const fs = require("fs");

const request = JSON.parse(fs.readFileSync(0, "utf8"));

function constructorsOf(shape) {
  return request.datatypes[shape[1]].constructors;
}

function resolve(shape, variables) {
  if (typeof shape === "string") return shape;
  if (shape[0] === "var") return variables[shape[1]];
  return shape.map((part, i) => {
    if (i === 0 || typeof part === "string" ? shape[0] === "data" && i === 1 : false) return part;
    if (Array.isArray(part) && (shape[0] === "tuple" || shape[0] === "data")) {
      return part.map((item) => resolve(item, variables));
    }
    return i === 0 ? part : resolve(part, variables);
  });
}

function toPublic(value, shape) {
  if (shape === "int") return BigInt(value);
  if (typeof shape === "string") return value;
  switch (shape[0]) {
    case "seq":
      return shape[1] === "char" ? value : value.map((item) => toPublic(item, shape[1]));
    case "set":
      return value.map((item) => toPublic(item, shape[1]));
    case "multiset":
      return value.map(([item, count]) => [toPublic(item, shape[1]), BigInt(count)]);
    case "map":
      return value.map(([key, item]) => [toPublic(key, shape[1]), toPublic(item, shape[2])]);
    case "tuple":
      return value.map((item, i) => toPublic(item, shape[1][i]));
    default:
      return dataToPublic(value, shape);
  }
}

function dataToPublic(value, shape) {
  const found = constructorsOf(shape).find(({ name }) => name === value[0]);
  const result = { kind: found.name };
  found.fields.forEach(([field, part], i) => {
    result[field] = toPublic(value[i + 1], resolve(part, shape[2]));
  });
  return result;
}

function fromPublic(value, shape) {
  if (shape === "int") return value.toString();
  if (typeof shape === "string") return value;
  switch (shape[0]) {
    case "seq":
      return shape[1] === "char" ? value : value.map((item) => fromPublic(item, shape[1]));
    case "set":
      return value.map((item) => fromPublic(item, shape[1]));
    case "multiset":
      return value.map(([item, count]) => [fromPublic(item, shape[1]), count.toString()]);
    case "map":
      return value.map(([key, item]) => [fromPublic(key, shape[1]), fromPublic(item, shape[2])]);
    case "tuple":
      return value.map((item, i) => fromPublic(item, shape[1][i]));
    default: {
      const found = constructorsOf(shape).find(({ name }) => name === value.kind);
      return [found.name, ...found.fields.map(([field, part]) => fromPublic(value[field], resolve(part, shape[2])))];
    }
  }
}

const callee = require(request.module)[request.function];

function callOnce(row) {
  try {
    const answer = callee(...row.map((value, i) => toPublic(value, request.parameters[i])));
    const results = request.results.length === 1 ? [answer] : answer;
    return { values: request.results.map((shape, i) => fromPublic(results[i], shape)) };
  } catch (error) {
    return { error: `${error && error.name}: ${error && error.message}` };
  }
}

process.stdout.write(JSON.stringify({ results: request.arguments.map(callOnce) }) + "\n");
