#!/usr/bin/env node
// Prints the events of the compute-voucher ledger: one JSON object per line, decoded through the
// schema registry, only what was committed, each event once.
//
//   npm ci --ignore-scripts
//   node consume.js --bootstrap 127.0.0.1:9092 --registry http://127.0.0.1:8085/apis/ccompat/v7
//
'use strict';

const { randomUUID } = require('node:crypto');
const { parseArgs } = require('node:util');
const avro = require('avsc');
const { Kafka, logLevel } = require('kafkajs');
const { SchemaRegistry, SchemaType } = require('@kafkajs/confluent-schema-registry');

// Not balance-statement: what travels there are no events, and every few seconds some more.
const ALL_TOPICS = [
  'budget',
  'programme',
  'application',
  'envelope',
  'voucher',
  'consumption',
  'settlement',
  'journal',
  'usage-reports',
  'usage-results',
].map((name) => `computevoucher.${name}.v1`);

const USAGE = `node consume.js --bootstrap host:port[,…] --registry http://host:port/path [options]
  --topics a,b     topics to read (default: all topics of events)
  --events n       stop after n events
  --idle-seconds n stop when nothing came for n seconds
  --group id       consumer group (default: a new one, which reads from the beginning)
Without --events and --idle-seconds it runs until Ctrl-C.`;

// A number in JavaScript is exact up to 2^53 only, and amounts in fen are 64-bit integers: a long is
// read as a BigInt. avsc would refuse a longer one otherwise.
const exactLong = avro.types.LongType.__with({
  fromBuffer: (buffer) => buffer.readBigInt64LE(),
  toBuffer: (value) => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64LE(value);
    return buffer;
  },
  fromJSON: BigInt,
  toJSON: String,
  isValid: (value) => typeof value === 'bigint',
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
});

// A schema writes a long plainly or, with a logical type such as timestamp-micros, as an object.
function exactLongs(schema) {
  return schema === 'long' || (schema !== null && schema.type === 'long') ? exactLong : undefined;
}

// JSON.stringify knows no BigInt; in JSON itself an integer may have any number of digits.
function toJson(value) {
  if (typeof value === 'bigint') {
    return value.toString();
  }
  if (Array.isArray(value)) {
    return `[${value.map(toJson).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}:${toJson(field)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value === undefined ? null : value);
}

function textOf(bytes) {
  return bytes === null || bytes === undefined ? null : bytes.toString('utf8');
}

function positive(name, text) {
  if (text === undefined) {
    return Infinity;
  }
  if (!/^[1-9][0-9]*$/.test(text)) {
    throw new Error(`--${name} needs a whole number above 0, not ${text}`);
  }
  return Number(text);
}

function settings() {
  const { values } = parseArgs({
    options: {
      bootstrap: { type: 'string' },
      registry: { type: 'string' },
      topics: { type: 'string', default: ALL_TOPICS.join(',') },
      events: { type: 'string' },
      'idle-seconds': { type: 'string' },
      group: { type: 'string', default: `compute-voucher-example-${randomUUID()}` },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || !values.bootstrap || !values.registry) {
    throw new Error(USAGE);
  }
  return {
    brokers: values.bootstrap.split(','),
    registry: values.registry,
    topics: values.topics.split(','),
    events: positive('events', values.events),
    idleMillis: positive('idle-seconds', values['idle-seconds']) * 1000,
    group: values.group,
  };
}

async function main() {
  const wanted = settings();
  const registry = new SchemaRegistry(
    { host: wanted.registry },
    { [SchemaType.AVRO]: { typeHook: exactLongs } },
  );
  const kafka = new Kafka({
    clientId: 'compute-voucher-example',
    brokers: wanted.brokers,
    logLevel: logLevel.ERROR,
    // Errors go where they do not mix with the events.
    logCreator: () => ({ log }) => console.error(log.timestamp, log.message, log.error || ''),
  });
  // readUncommitted: false is what makes an event appear once although its writer may have been
  // killed and started again: what a broken transaction wrote is skipped.
  const consumer = kafka.consumer({ groupId: wanted.group, readUncommitted: false });

  let left = wanted.events;
  let idle;
  let finish;
  const finished = new Promise((resolve) => {
    finish = resolve;
  });
  const restartIdle = () => {
    clearTimeout(idle);
    if (wanted.idleMillis !== Infinity) {
      idle = setTimeout(finish, wanted.idleMillis);
    }
  };
  process.once('SIGINT', finish);
  process.once('SIGTERM', finish);
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    console.error(payload.error);
    process.exitCode = 1;
    finish();
  });

  await consumer.connect();
  await consumer.subscribe({ topics: wanted.topics, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ topic, partition, message }) => {
      if (left === 0) {
        return;
      }
      const value = message.value === null ? null : await registry.decode(message.value);
      const headers = Object.fromEntries(
        Object.entries(message.headers || {}).map(([name, bytes]) => [name, textOf(bytes)]),
      );
      console.log(
        toJson({ topic, partition, offset: BigInt(message.offset), key: textOf(message.key), headers, value }),
      );
      left -= 1;
      restartIdle();
      if (left === 0) {
        finish();
      }
    },
  });
  restartIdle();

  await finished;
  clearTimeout(idle);
  await consumer.disconnect();
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
