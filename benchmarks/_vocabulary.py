"""The vocabulary of generated events."""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


PLACES = _words("""
    Arlen Bexhill Córdova Dunmore Eastmark Fellin Garrow Hálmar Inverlea Jorvik Kestrel Lindholm Marrow Norden Ostrava
    Pellworm Quarry Rosvik Sandhurst Tarnów Ulmen Varde Westmark Yarrow Zeeland
""")
BODIES = _words("Ministry Office Council Union Court Board Agency League Institute Press")
FIELDS = _words("""
    Trade Health Fisheries Transport Energy Science Labour Culture Water Justice Housing Forests Mines Ports Customs
    Statistics Schools Sport Radio Finance
""")
ACTS = _words("Talks Vote Report Hearing Dispute Agreement Inquiry Speech Petition Decision")
TOPICS = _words("""
    tariffs harbours schools water borders wages rail grain power fishing mining taxes housing vaccines roads forests
    satellites bridges archives elections refugees pensions ferries airports bees cables dams glaciers hospitals ice
    journals kelp libraries museums nurseries oil prisons quarries rivers salt theatres unions vineyards wind yards
    zoning
""")
TYPES = _words("talks vote report visit accord protest ruling other")
