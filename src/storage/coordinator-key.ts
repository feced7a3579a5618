import { coordinatorBackup } from '#domain/assignment/key-backup.ts';
import { type PublicKey, readPublicKey } from '#domain/hand-in/signing.ts';
import { algorithm, curve } from './device-key.ts';
import { ownKeys } from './own-key.ts';

const keys = ownKeys<PublicKey>({
  drawer: 'coordinator-key',
  only: 'coordinator',
  made: curve,
  imported: curve,
  signed: algorithm,
  publicHalf: ({ kty, crv, x, y }) => readPublicKey({ kty, crv, x, y }),
  isSame: (one, other) => one.x === other.x && one.y === other.y,
  backup: coordinatorBackup,
});

/** The key with which this browser's coordinator signs assignments, or null where none was made or brought in. */
export const coordinatorKey = keys.own;
/** Makes it together with its backup, which can be made at no other time. */
export const makeCoordinatorKey = keys.make;
/** Opens a backup and keeps its key here. */
export const bringInCoordinatorKey = keys.bringIn;
/** Removes it from this browser. Resolves with whether it is gone. */
export const forgetCoordinatorKey = keys.forget;
