export function measureUpload(options?: { size?: number; bytesPerSecond?: number }): Promise<{
  size: number;
  sent: number;
  again: number;
  atKill: number;
  requests: number;
  seconds: number;
  whole: boolean;
}>;
