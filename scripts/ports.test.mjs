import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { findPorts, readPorts } from './ports.mjs';

const services = [
  { name: 'Storybook', variable: 'STORYBOOK_PORT', port: 6006 },
  { name: 'Demo town hall', variable: 'DEMO_PORT', port: 4000 },
];

test('ports come from the environment, else they are the usual ones', () => {
  assert.deepEqual(readPorts(services, {}), { ports: [6006, 4000], problem: undefined });
  assert.deepEqual(
    readPorts(services, { DEMO_PORT: '4300', STORYBOOK_PORT: '' }).ports,
    [6006, 4300],
  );
});

test('what is no port is named with the variable that holds it', () => {
  for (const text of ['abc', '0', '-1', '65536', '40.5', ' 4000'])
    assert.match(readPorts(services, { DEMO_PORT: text }).problem, /DEMO_PORT is "/);
});

test('one port for both is refused with a line to type', () => {
  assert.match(readPorts(services, { DEMO_PORT: '6006' }).problem, /DEMO_PORT=6007 npm start$/);
});

test('a port in use is refused with the line that starts the same command elsewhere', async () => {
  const other = createServer();
  await new Promise((listening) => other.listen(0, '127.0.0.1', listening));
  const { port } = other.address();
  try {
    const [, demo] = services;
    const found = await findPorts([demo], { DEMO_PORT: String(port) }, 'npm run demo');
    assert.match(found.problem, new RegExp(`port ${port} is in use.*DEMO_PORT=\\d+ npm run demo$`));
  } finally {
    other.close();
  }
});
