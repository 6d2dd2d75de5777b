/** Writes the parts of a workbook as a ZIP archive. There are no times in it: the same parts give the same bytes. */
import { crc32, deflateRawSync } from "node:zlib";

/** 1980-01-01, the first day that the format knows. */
const NO_DAY = 0x0021;
const [VERSION, UTF8, DEFLATED] = [20, 0x0800, 8];

/** The archive of some parts, texts or bytes, by their names, in their order. */
export function zipped(parts: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of parts) {
    const [content, title] = [typeof part === "string" ? Buffer.from(part, "utf8") : part, Buffer.from(name, "utf8")];
    const packed = deflateRawSync(content);
    const fields = commonFields(content, packed, title.length);
    const local = Buffer.concat([words(0x04034b50, 4), words(VERSION, 2), fields, title]);
    // Made by, comment, disk, attributes: nothing. Then where the part begins.
    directory.push(Buffer.concat([words(0x02014b50, 4), words(VERSION, 2), words(VERSION, 2), fields, Buffer.alloc(10), words(offset, 4), title]));
    pieces.push(local, packed);
    offset += local.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const count = words(parts.size, 2);
  const end = Buffer.concat([words(0x06054b50, 4), words(0, 4), count, count, words(list.length, 4), words(offset, 4), words(0, 2)]);
  return Buffer.concat([...pieces, list, end]);
}

/** What stands in a part's own header and in the directory: flags, method, time, checksum, sizes, length of the name, no extras. */
function commonFields(content: Uint8Array, packed: Buffer, nameBytes: number): Buffer {
  const sizes = [words(crc32(content), 4), words(packed.length, 4), words(content.length, 4)];
  return Buffer.concat([words(UTF8, 2), words(DEFLATED, 2), words(0, 2), words(NO_DAY, 2), ...sizes, words(nameBytes, 2), words(0, 2)]);
}

function words(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}
