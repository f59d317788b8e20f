/** sRGB channels of a computed colour, 0 to 255. */
function channels(color: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function hex(color: string): string {
  return `#${channels(color)
    .map((channel) => Math.round(channel).toString(16).padStart(2, '0'))
    .join('')}`;
}

/**
 * Shows one colour role as the browser resolves it here and now: `data-role`, and `data-on` for the
 * role behind it, against which the contrast is measured. `data-shape="text"` draws letters.
 */
class StorySwatch extends HTMLElement {
  connectedCallback(): void {
    const { role = '', on = 'surface-page', shape = 'fill' } = this.dataset;
    const sample = document.createElement('span');
    sample.setAttribute('data-sample', shape);
    sample.setAttribute('aria-hidden', 'true');
    sample.style.setProperty('background', `var(--tt-${shape === 'fill' ? role : on})`);
    if (shape === 'text') {
      sample.textContent = 'Aą';
      sample.style.setProperty('color', `var(--tt-${role})`);
    }
    const behind = document.createElement('span');
    behind.hidden = true;
    behind.style.setProperty('background', `var(--tt-${on})`);
    behind.style.setProperty('color', `var(--tt-${role})`);
    const name = document.createElement('code');
    name.textContent = `--tt-${role}`;
    const value = document.createElement('small');
    this.replaceChildren(sample, behind, name, value);
    const { color, backgroundColor } = getComputedStyle(behind);
    const language = this.closest<HTMLElement>('[lang]')?.lang ?? 'en';
    const ratio = new Intl.NumberFormat(language, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    const unseen = /^rgba\(.*, 0\)$/.test(color);
    sample.toggleAttribute('data-unseen', unseen);
    if (shape === 'line' && !unseen) sample.style.setProperty('border-color', `var(--tt-${role})`);
    value.textContent = [
      unseen ? 'transparent' : hex(color),
      ...(shape === 'fill' || unseen
        ? []
        : [`${ratio.format(contrast(color, backgroundColor))} : 1`]),
    ].join(' · ');
    behind.remove();
  }
}

customElements.define('story-swatch', StorySwatch);
