import { HttpTransportType, type HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";
import type { BoardMessage, BoardView } from "./boardView";

/** Disagrees: two messages in a row did not fit, so the screen waits before it asks again. */
export type FollowState = "connected" | "lost" | "disagrees";

const firstWait = 500;
const longestWait = 15_000;
const waitAfterDisagreement = 30_000;

/**
 * Follows a board for ever: comes back by itself with a resume token after the server was away, and asks for a snapshot
 * when a message does not fit.
 */
export async function follow(board: string, view: BoardView, onMessage: (message: BoardMessage) => void, onState: (state: FollowState) => void): Promise<never> {
  const connection = new HubConnectionBuilder()
    .withUrl("/live", { skipNegotiation: true, transport: HttpTransportType.WebSockets })
    .configureLogging(LogLevel.None)
    .build();
  let [failures, misfits] = [0, 0];
  for (;;) {
    try {
      if (connection.state === HubConnectionState.Disconnected) {
        await connection.start();
      }

      await watch(connection, board, view, (message) => {
        [failures, misfits] = [0, 0];
        onMessage(message);
        onState("connected");
      });
      misfits++;
    } catch {
      onState("lost");
      await connection.stop();
      await wait(Math.min(longestWait, firstWait * 2 ** failures++) * (0.8 + 0.4 * Math.random()));
    }

    if (misfits >= 2) {
      onState("disagrees");
      await wait(waitAfterDisagreement);
    }
  }
}

/** Resolves when a message did not fit; rejects when the stream ended. */
function watch(connection: HubConnection, board: string, view: BoardView, onFit: (message: BoardMessage) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const subscription = connection.stream<BoardMessage>("Watch", board, view.resume).subscribe({
      next: (message) => {
        if (view.apply(message)) {
          onFit(message);
        } else {
          subscription.dispose();
          resolve();
        }
      },
      error: reject,
      complete: () => reject(new Error("The stream ended.")),
    });
  });
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
