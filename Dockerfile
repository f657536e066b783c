# syntax=docker/dockerfile:1

# Build:   docker build -t keypoint .
# Run:     docker run -v keypoint-data:/data -p 8080:8080 keypoint
#
# The local chat serves on loopback only, and inside a container that is the container's own: a
# published port does not reach it. To try it from an image, share the network of the host (Linux,
# or Docker Desktop with host networking switched on) and open http://127.0.0.1:7878:
#
#          docker run -v keypoint-data:/data --network host keypoint
#
# Settings are given as variables (`-e KEYPOINT_ZONE=Europe/Berlin`) or as /data/keypoint.toml;
# secrets as files (`-e DISCORD_TOKEN_FILE=/run/secrets/discord_token`).

# The dependencies, compiled for an empty program: this layer is used again until they change.
FROM rust:1.95-bookworm AS dependencies
WORKDIR /build
COPY Cargo.toml Cargo.lock ./
# A member of the workspace, for tests alone: cargo wants to see it, and does not build it.
COPY tests/fakes/Cargo.toml tests/fakes/
RUN mkdir src tests/fakes/src \
 && touch src/lib.rs tests/fakes/src/lib.rs \
 && echo 'fn main() {}' > src/main.rs \
 && cargo build --release --locked

FROM dependencies AS build
COPY migrations migrations
COPY questions questions
COPY src src
# The copied sources may be older than the empty program, which would then pass for up to date.
RUN touch src/lib.rs src/main.rs \
 && cargo build --release --locked --bin keypoint \
 && mkdir -p /image/data /image/usr/local/bin \
 && cp target/release/keypoint /image/usr/local/bin/

# The C library, its licences and root certificates; no shell, no packages. 65532 is its `nonroot`.
FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build --chown=65532:65532 /image/ /
ENV KEYPOINT_DATA_DIR=/data \
    KEYPOINT_PUBLIC_LISTEN=0.0.0.0:8080
WORKDIR /data
VOLUME ["/data"]
EXPOSE 8080
USER 65532:65532
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["/usr/local/bin/keypoint", "health"]
ENTRYPOINT ["/usr/local/bin/keypoint"]
