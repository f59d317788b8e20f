// Storybook and the demo town hall side by side, until Ctrl+C.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { demo, findPorts, storybook } from './ports.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const usual = [
  { ...storybook, script: 'scripts/storybook.mjs' },
  { ...demo, script: 'scripts/demo.mjs' },
];
const { ports, problem } = await findPorts(usual, process.env, 'npm start');
if (problem) {
  console.error(problem);
  process.exit(1);
}
const services = usual.map((service, index) => ({ ...service, port: ports[index] }));

const children = services.map(({ name, script, variable, port }) => {
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, [variable]: String(port) },
  });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      tail = (tail + data).slice(-4000);
      if (process.env.VERBOSE) process.stdout.write(data);
    });
  }
  child.on('exit', (code) => {
    if (code === null) return;
    console.error(
      `${tail}\n${name} ended. The lines above say why; mend that and run npm start again.`,
    );
    stop(1);
  });
  return child;
});

function stop(code) {
  for (const child of children) child.removeAllListeners('exit').kill();
  process.exit(code);
}
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));

async function answers({ port }) {
  try {
    return (await fetch(`http://localhost:${port}/`)).ok;
  } catch {
    return false;
  }
}

console.log('Starting Storybook and the demo town hall …');
const waiting = new Set(services);
for (let seconds = 0; waiting.size > 0; seconds += 1) {
  for (const service of waiting) {
    if (!(await answers(service))) continue;
    waiting.delete(service);
    console.log(`  ${service.name.padEnd(15)} http://localhost:${service.port}/`);
  }
  if (seconds > 0 && seconds % 15 === 0 && waiting.size > 0) {
    console.log(
      `  … still starting: ${[...waiting].map(({ name }) => name).join(', ')} (${seconds} s)`,
    );
  }
  if (seconds > 240) {
    console.error('Gave up after four minutes. Run with VERBOSE=1 to see what the services print.');
    stop(1);
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
}
console.log('Both are ready. Ctrl+C ends them.');
