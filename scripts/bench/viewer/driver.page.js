// In the page, before anything else: looks at both viewers in the same way, and waits on frames.
const small = new OffscreenCanvas(32, 16);
const context = small.getContext('2d', { willReadFrequently: true });

/** Whether anything is drawn where every page of the documents has its heading or its scan. */
function isPainted(page) {
  const canvas = window.contestant?.canvas(page);
  if (!canvas?.isConnected || canvas.hidden || canvas.width < 50) return false;
  const { width, height } = canvas;
  context.fillStyle = 'white';
  context.fillRect(0, 0, 32, 16);
  context.drawImage(canvas, width * 0.1, height * 0.06, width * 0.5, height * 0.08, 0, 0, 32, 16);
  return context.getImageData(0, 0, 32, 16).data.some((value) => value < 200);
}

function untilPainted(page) {
  return new Promise((resolve) => {
    const look = () => (isPainted(page) ? resolve(performance.now()) : requestAnimationFrame(look));
    look();
  });
}

let longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ type: 'longtask' });

window.bench = {
  /** Milliseconds from the start of the navigation to the picture of page 1. */
  firstPage: untilPainted(1),

  /** Milliseconds from asking for a page to its picture. */
  async jump(page) {
    const start = performance.now();
    window.contestant.goTo(page);
    return (await untilPainted(page)) - start;
  },

  /** Goes through all pages, each until it is painted. */
  async readAll(pages) {
    for (let page = 1; page <= pages; page += 1) {
      await this.jump(page);
    }
  },

  /** Milliseconds to the first and to the last of `total` matches, and of the longest task meanwhile. */
  find(text, total) {
    return new Promise((resolve) => {
      longest = 0;
      const start = performance.now();
      let first;
      window.contestant.find(text, (count) => {
        const now = performance.now() - start;
        if (count > 0) first ??= now;
        if (count === total) setTimeout(() => resolve({ first, all: now, longest }), 300);
      });
    });
  },
};
