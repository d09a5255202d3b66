import { z } from "zod";

/** A list whose reading ends at its first row that is not one: of a list of 200,000 wrong ones, zod would describe each. */
export const rowsOf = <Row, Input>(row: z.ZodType<Row, Input>): z.ZodType<Row[], unknown[]> =>
  z.array(z.unknown()).transform((items, context) => {
    const rows: Row[] = [];
    for (const [index, item] of items.entries()) {
      const read = row.safeParse(item);
      if (!read.success) {
        const [first] = read.error.issues;
        const path = [index, ...(first?.path ?? [])];
        context.issues.push({ code: "custom", message: first?.message ?? "", path, input: undefined });
        return z.NEVER;
      }
      rows.push(read.data);
    }
    return rows;
  });
