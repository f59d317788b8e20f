// Starts WebKitGTK's WebDriver with a screen of its own.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { webkitPaths } from './browsers.mjs';

/** A port that nobody listens on: two runners that start at once must not look for the same one. */
export async function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function startDisplay(program) {
  const child = spawn(
    program,
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const number = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('Xvfb ended before it named its display')));
    child.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  return { child, display: `:${number}` };
}

async function answers(port) {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/status`);
      if (response.ok) return;
    } catch {
      // not yet listening
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not answer within 10 s');
}

/**
 * @param {string[]} [browserArguments] further arguments of MiniBrowser
 * @returns {Promise<{connection: {hostname: string, port: number, path: string, capabilities: object}, stop(): void}>}
 */
export async function startWebkitDriver(browserArguments = []) {
  const paths = webkitPaths();
  if (!paths)
    throw new Error(
      'WebKitGTK is not installed: WebKitWebDriver, MiniBrowser and Xvfb are needed.',
    );
  const { child: screen, display } = await startDisplay(paths.display);
  const port = await freePort();
  const driver = spawn(paths.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      NO_AT_BRIDGE: '1',
      // Layers are drawn by the processor here anyway, and without them a fourth less is computed.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });
  const stop = () => {
    driver.kill();
    screen.kill();
  };
  try {
    await answers(port);
  } catch (error) {
    stop();
    throw error;
  }
  return {
    connection: {
      hostname: '127.0.0.1',
      port,
      path: '/',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': {
          binary: paths.browser,
          args: ['--automation', ...browserArguments],
        },
      },
    },
    stop,
  };
}
