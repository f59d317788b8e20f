export function measureUpload(options?: {
  size?: number;
  bytesPerSecond?: number;
  chunkSize?: string;
}): Promise<{
  size: number;
  sent: number;
  again: number;
  atKill: number;
  resumedAt: number;
  hadAgain: number;
  inFlight: number;
  requests: number;
  seconds: number;
  whole: boolean;
}>;
