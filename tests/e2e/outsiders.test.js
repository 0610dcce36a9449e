// Programs that nobody here wrote take part by WHIP and WHEP: GStreamer, and the WHEP client of one of
// the authors of those documents, in Firefox.
