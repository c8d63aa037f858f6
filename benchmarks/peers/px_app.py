"""`px.timeline` as a Streamlit page shows it: the events are in memory, a tick draws them. Run by Streamlit."""

from __future__ import annotations

import os

import streamlit as st

from benchmarks.peers.data import frame, px_figure

events = st.cache_data(frame)(int(os.environ["DATELINE_EVENTS"]))
if st.checkbox("Draw"):
    st.plotly_chart(px_figure(events))
