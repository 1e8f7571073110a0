/** The payload passed its checksum, and still holds what no version 1 writer would have written. */
export class DamagedPayload extends Error {
  override readonly name = "DamagedPayload";
}
