/** Sizes of the picture, in its own pixels. */
export const metrics = {
  margin: 20,
  /** Room inside the boundary of a cluster. */
  padding: 16,
  clusterHead: 30,
  /** Between columns: edges run there. */
  columnGap: 42,
  boxGap: 16,
  rowGap: 32,
  boxHead: 42,
  row: 18,
  boxPadding: 8,
  /** Of one character of a row (monospaced), of an invariant's words, and of a title. */
  rowCharacter: 6.65,
  wordCharacter: 6.1,
  titleCharacter: 7.6,
  textInset: 22,
  minimumWidth: 128,
  maximumWidth: 260,
} as const;
