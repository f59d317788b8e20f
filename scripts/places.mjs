// Does pieces of work side by side: as many as are asked for, and more while the machine would be idle.
import { cpus } from 'node:os';

/** How often the machine is looked at, in milliseconds, and what part of it may be idle until then. */
const look = 4000;
const idleEnough = 0.2;

/** Processor time since the machine began, in milliseconds: of all kinds, and the idle part of it. */
function times() {
  const sum = { all: 0, idle: 0 };
  for (const { times: spent } of cpus()) {
    sum.idle += spent.idle;
    for (const kind of Object.values(spent)) sum.all += kind;
  }
  return sum;
}

/**
 * Tells, each time it is asked, what part of the machine was idle since the last time, from 0 to 1.
 * @returns {() => number}
 */
export function idleShare() {
  let before = times();
  return () => {
    const now = times();
    const all = now.all - before.all;
    const idle = all > 0 ? (now.idle - before.idle) / all : 0;
    before = now;
    return idle;
  };
}

/**
 * Does all `jobs` in their order. Tests wait for timers and for drivers more than they work, some of them:
 * with a fixed number of places two cores are either idle a fifth of the time or asked for too much.
 * @param {(() => Promise<void>)[]} jobs
 * @param {object} options
 * @param {number} options.places how many are done at a time, whatever the machine says
 * @param {number} options.most how many are done at a time where the machine is idle
 * @param {() => number} [options.idle] what part of the machine was idle since the last time it was asked
 * @param {number} [options.every] milliseconds between two looks
 * @returns {Promise<number>} the most that were done at a time; refused with what a job was refused with
 */
export function doAll(jobs, { places, most, idle = idleShare(), every = look }) {
  return new Promise((resolve, reject) => {
    const waiting = [...jobs];
    let [running, peak] = [0, 0];
    const begin = () => {
      const job = waiting.shift();
      if (!job) return;
      running += 1;
      peak = Math.max(peak, running);
      job().then(() => {
        running -= 1;
        fill();
      }, fail);
    };
    const fill = () => {
      const free = places - running;
      for (let place = 0; place < free; place += 1) begin();
      if (running > 0) return;
      clearInterval(watch);
      resolve(peak);
    };
    const fail = (reason) => {
      clearInterval(watch);
      waiting.length = 0;
      reject(reason);
    };
    const watch = setInterval(() => {
      const share = idle();
      if (running < most && share > idleEnough) begin();
    }, every);
    fill();
  });
}
