/** The sandbox's clock, said as people say it. Times are shown in the reader's own zone, as Telegram does. */
import { language, word } from "./words.js";

const locale = () => (language === "ru" ? "ru-RU" : "en-GB");
const format = (options) => new Intl.DateTimeFormat(locale(), options);

const day = (moment) => format({ year: "numeric", month: "2-digit", day: "2-digit" }).format(moment);

export const clockTime = (moment) => format({ hour: "2-digit", minute: "2-digit" }).format(moment);

/** "понедельник, 23 ноября 2026 г." */
export const fullDate = (moment) =>
  format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(moment);

/** "пн, 23 нояб." for narrow windows */
export const shortDate = (moment) => format({ weekday: "short", day: "numeric", month: "short" }).format(moment);

/** "пн, 23 нояб., 09:15" */
export const shortMoment = (moment) =>
  format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(moment);

export const sameDay = (one, other) => day(one) === day(other);

/** The line between two days of a conversation. */
export function dayTitle(moment, now) {
  if (sameDay(moment, now)) return word("today");
  if (sameDay(moment, new Date(now - 86_400_000))) return word("yesterday");
  const options = { day: "numeric", month: "long" };
  if (moment.getFullYear() !== now.getFullYear()) options.year = "numeric";
  return format(options).format(moment);
}

const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

/** Telegram's `<tg-time format=…>`: `r` relative, or `w` weekday, `d`/`D` short or long date, `t`/`T` time. */
export function telegramTime(moment, pattern, now) {
  if (pattern === "r") {
    const seconds = (moment - now) / 1000;
    const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS.at(-1);
    return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(Math.round(seconds / size), unit);
  }
  const options = {};
  if (pattern.includes("w")) options.weekday = pattern.includes("D") ? "long" : "short";
  if (pattern.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (pattern.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/t/i.test(pattern)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (pattern.includes("T")) options.second = "2-digit";
  return format(options).format(moment);
}

export function fileSize(bytes) {
  const names = word("bytes");
  const step = bytes < 1024 ? 0 : bytes < 1_048_576 ? 1 : 2;
  const value = bytes / 1024 ** step;
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: step && value < 10 ? 1 : 0 }).format(value)} ${names[step]}`;
}

export const stopwatch = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
