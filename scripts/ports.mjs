// Which ports the services of `npm start` take.

/**
 * Reads the ports out of the environment.
 * @param {{name: string, variable: string, port: number}[]} services with the port each has by itself
 * @param {Record<string, string | undefined>} environment
 * @returns {{ports: number[], problem: string | undefined}} `problem` is one sentence that says what to do
 */
export function readPorts(services, environment) {
  const ports = [];
  for (const { name, variable, port } of services) {
    const text = environment[variable] || String(port);
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > 65_535) {
      const problem = `${name} cannot start: ${variable} is "${text}" and should be a number from 1 to 65535.`;
      return { ports, problem };
    }
    if (ports.includes(value)) {
      const problem = `${name} cannot start: port ${value} is taken by another part. Choose another: ${variable}=${value + 1} npm start`;
      return { ports, problem };
    }
    ports.push(value);
  }
  return { ports, problem: undefined };
}
