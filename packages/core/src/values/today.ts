/** Today as `yyyy-mm-dd` on the clock and in the time zone of this machine. */
export function todayIso(): string {
  const now = new Date();
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
