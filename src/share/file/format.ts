export const fileFormat = "aggregate-playground/workspace";
export const fileVersion = 1;
