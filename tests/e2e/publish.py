"""Publishes a moving test picture and a tone by WHIP, as FFmpeg does it.

    python publish.py URL TOKEN HERTZ

FFmpeg's muxer `whip`, which PyAV brings, is the outsider: the HTTP request, the offer, ICE, DTLS and
SRTP are its own. Prints a line when it sends, and goes on until it is killed.
"""

import sys

import av

FRAMES_A_SECOND = 15
RATE = 48_000
# Opus packets of 20 ms; the muxer takes no others.
SAMPLES = RATE // 50


def main(url, token, hertz):
    # The filters `realtime` and `arealtime` let frames out when they are due.
    pictures = av.open(f"testsrc2=size=640x360:rate={FRAMES_A_SECOND},format=yuv420p,realtime", format="lavfi")
    sounds = av.open(f"sine=frequency={hertz}:sample_rate={RATE}:samples_per_frame={SAMPLES},arealtime", format="lavfi")
    with av.open(url, "w", format="whip", options={"authorization": token, "whip_flags": "dtls_active"}) as call:
        video = call.add_stream("libx264", rate=FRAMES_A_SECOND)
        video.width, video.height, video.pix_fmt, video.bit_rate = 640, 360, "yuv420p", 500_000
        # A key frame each second, because this muxer does not hear when one is asked for.
        video.options = {"preset": "ultrafast", "tune": "zerolatency", "profile": "baseline", "g": str(FRAMES_A_SECOND)}
        audio = call.add_stream("libopus", rate=RATE, layout="stereo")
        resampler = av.AudioResampler(format=audio.format, layout="stereo", rate=RATE, frame_size=SAMPLES)
        call.start_encoding()
        print("connected", flush=True)
        frames = {"video": pictures.decode(video=0), "audio": sounds.decode(audio=0)}
        due = {"video": 0.0, "audio": 0.0}
        while True:
            kind = min(due, key=due.get)
            frame = next(frames[kind])
            due[kind] = frame.time
            if kind == "video":
                call.mux(video.encode(frame))
            else:
                for resampled in resampler.resample(frame):
                    call.mux(audio.encode(resampled))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
