// How good one's own connection is, from `getStats` (W3C webrtc-stats): a number from 1 to 5 by loss
// and round trip, the scale of the server's `quality`.

/** A loss in percent and a round trip in milliseconds up to which a connection has this level. */
const LEVELS = [
  { level: 5, loss: 1, rttMs: 150 },
  { level: 4, loss: 3, rttMs: 300 },
  { level: 3, loss: 7, rttMs: 500 },
  { level: 2, loss: 15, rttMs: 900 },
];

/** @typedef {{ received: number, lost: number, sentLoss: number, rttMs: number }} Counts */

/**
 * @param {RTCStatsReport | Map<string, any>} report
 * @returns {Counts} totals of what was received and lost, the worst share lost of what was sent, and
 *   the round trip
 */
export function counts(report) {
  const sum = { received: 0, lost: 0, sentLoss: 0, rttMs: 0 };
  for (const one of report.values()) {
    if (one.type === "inbound-rtp") {
      sum.received += one.packetsReceived ?? 0;
      sum.lost += Math.max(0, one.packetsLost ?? 0);
    } else if (one.type === "remote-inbound-rtp") {
      sum.sentLoss = Math.max(sum.sentLoss, one.fractionLost ?? 0);
    } else if (one.type === "candidate-pair" && one.nominated && one.state === "succeeded") {
      sum.rttMs = Math.max(sum.rttMs, (one.currentRoundTripTime ?? 0) * 1000);
    }
  }
  return sum;
}

/**
 * @param {Counts} before
 * @param {Counts} now
 * @returns {number} 1 (hardly usable) to 5 (excellent)
 */
export function level(before, now) {
  const received = now.received - before.received;
  const lost = Math.max(0, now.lost - before.lost);
  const heardLoss = received + lost > 0 ? lost / (received + lost) : 0;
  const loss = 100 * Math.max(heardLoss, now.sentLoss);
  return LEVELS.find((one) => loss <= one.loss && now.rttMs <= one.rttMs)?.level ?? 1;
}
