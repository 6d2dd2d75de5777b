/** The session: a token in the first address that works once, and the cookie that it is exchanged for. */
import { randomBytes, timingSafeEqual } from "node:crypto";

/** The secrets of one run of the server. */
export interface Session {
  /** For the first address. */
  readonly token: string;
  /** The value of `Set-Cookie`, where the token is right and was not used before; undefined otherwise. */
  exchange(token: string): string | undefined;
  /** Whether a cookie header holds the session's cookie. */
  knows(cookie: string): boolean;
}

const SECRET_BYTES = 32;

function isEqual(found: string, secret: string): boolean {
  const [one, other] = [Buffer.from(found), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A session for the server on a port; cookies know no ports, so the port is in the cookie's name. */
export function newSession(port: number, randomText: () => string = () => randomBytes(SECRET_BYTES).toString("base64url")): Session {
  const [token, secret] = [randomText(), randomText()];
  const name = `bursar-${port}`;
  let isUsed = false;
  return {
    token,
    exchange(found) {
      if (isUsed || !isEqual(found, token)) return undefined;
      isUsed = true;
      return `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    knows(cookie) {
      const values = cookie.split("; ").flatMap((one) => (one.startsWith(`${name}=`) ? [one.slice(name.length + 1)] : []));
      const [only, ...others] = values;
      return only !== undefined && others.length === 0 && isEqual(only, secret);
    },
  };
}
