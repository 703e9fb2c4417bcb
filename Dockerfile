# The bot alone; its data is in /data, everything else may be read-only.
FROM python:3.13-slim AS build
WORKDIR /app
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --no-input --disable-pip-version-check --require-hashes --only-binary :all: \
       -r requirements/run.txt

FROM python:3.13-slim
LABEL org.opencontainers.image.title="Nastavnik" org.opencontainers.image.licenses="MIT"
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin nastavnik \
    && install -d -o nastavnik -g nastavnik -m 0700 /data
COPY --from=build /venv /venv
WORKDIR /app
COPY . .
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite+aiosqlite:////data/nastavnik.sqlite3 \
    PAPERS_FOLDER=/data/papers \
    LOG_FORMAT=json \
    SANDBOX_HOST=0.0.0.0
USER nastavnik
VOLUME /data
EXPOSE 8088
# Settings, database and texts, without asking Telegram: its bad day is no reason to restart a healthy bot.
HEALTHCHECK --interval=5m --timeout=30s --start-period=30s CMD ["python", "-m", "bot", "check", "--offline"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
