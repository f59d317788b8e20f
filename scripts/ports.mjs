// Which ports the services of `npm start`, `npm run demo` and `npm run storybook` take.
import { createServer } from 'node:net';

export const storybook = { name: 'Storybook', variable: 'STORYBOOK_PORT', port: 6006 };
export const demo = { name: 'Demo town hall', variable: 'DEMO_PORT', port: 4000 };

/**
 * Reads the ports out of the environment.
 * @param {{name: string, variable: string, port: number}[]} services with the port each has by itself
 * @param {Record<string, string | undefined>} environment
 * @param {string} [command] that a sentence repeats with another port
 * @returns {{ports: number[], problem: string | undefined}} `problem` is one sentence that says what to do
 */
export function readPorts(services, environment, command = 'npm start') {
  const ports = [];
  for (const { name, variable, port } of services) {
    const text = environment[variable] || String(port);
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > 65_535) {
      const problem = `${name} cannot start: ${variable} is "${text}" and should be a number from 1 to 65535.`;
      return { ports, problem };
    }
    if (ports.includes(value)) {
      const problem = `${name} cannot start: port ${value} is taken by another part. Choose another: ${variable}=${value + 1} ${command}`;
      return { ports, problem };
    }
    ports.push(value);
  }
  return { ports, problem: undefined };
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

/** As `readPorts`, and each port is tried: what another program holds is a problem too. */
export async function findPorts(services, environment, command) {
  const found = readPorts(services, environment, command);
  if (found.problem) return found;
  for (const [index, { name, variable }] of services.entries()) {
    const port = found.ports[index];
    if (await isFree(port)) continue;
    const other = port < 65_535 ? port + 1 : port - 1;
    const problem = `${name} cannot start: port ${port} is in use. Choose another: ${variable}=${other} ${command}`;
    return { ...found, problem };
  }
  return found;
}
