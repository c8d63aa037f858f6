# ruff: noqa: E501  rows are as long as they are in a file
"""The guess of an encoding by the letters of the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.model import Source
from components.read.formats.decode import decode

# Tables as spreadsheets of many countries write them: a header and a row, and further rows.
TEXTS: dict[str, tuple[str, str]] = {
    "ko": (
        "날짜,제목,참가자,장소\n2014-03-05,서울에서 회의가 열렸다,김민수,서울\n",
        "2015-06-12,경찰이 용의자를 체포했다고 밝혔다,경찰청,부산\n2016-01-20,법원은 피고인에게 징역 3년을 선고했다,이영희,대전\n2017-05-09,대통령 선거가 실시되어 새 정부가 출범했다,국회,서울\n",
    ),
    "ja": (
        "日付,件名,人物,場所\n2014-03-05,東京で会議が開かれた,田中太郎,東京\n",
        "2015-06-12,警察が容疑者を逮捕したと発表した,警視庁,大阪\n2016-01-20,裁判所は被告に懲役3年の判決を言い渡した,鈴木花子,名古屋\n2017-05-09,新しい法律が国会で成立した,国会,東京\n",
    ),
    "zh": (
        "日期,标题,人员,地点\n2014-03-05,在北京举行会议,王伟,北京\n",
        "2015-06-12,警方宣布逮捕了犯罪嫌疑人,公安局,上海\n2016-01-20,法院判处被告有期徒刑三年,李娜,广州\n2017-05-09,新的法律获得全国人民代表大会通过,人大,北京\n",
    ),
    "zh-tw": (
        "日期,標題,人員,地點\n2014-03-05,在臺北舉行會議,王大明,臺北\n",
        "2015-06-12,警方宣布逮捕了犯罪嫌疑人,警察局,高雄\n2016-01-20,法院判處被告有期徒刑三年,李美玲,臺中\n2017-05-09,立法院通過新的法律,立法院,臺北\n",
    ),
    "ru": (
        "Дата,Событие,Участники,Место\n05.03.2014,Встреча в Москве,Иванов,Москва\n",
        "12.06.2015,Полиция сообщила о задержании подозреваемого,МВД,Казань\n20.01.2016,Суд приговорил обвиняемого к трём годам,Петрова,Тверь\n09.05.2017,Дума приняла новый закон в третьем чтении,Дума,Москва\n",
    ),
    "pl": (
        "Data;Zdarzenie;Osoby;Miejsce\n05.03.2014;Spotkanie w Łodzi;Wałęsa;Łódź\n",
        "12.06.2015;Policja zatrzymała podejrzanego;Komenda;Kraków\n20.01.2016;Sąd skazał oskarżonego na trzy lata więzienia;Wójcik;Gdańsk\n09.05.2017;Sejm przyjął nową ustawę, która weszła w życie później;Sejm;Warszawa\n",
    ),
    "cs": (
        "Datum;Událost;Osoby;Místo\n05.03.2014;Schůzka v Plzni;Dvořák;Plzeň\n",
        "12.06.2015;Policie zadržela podezřelého muže;Policie ČR;Praha\n20.01.2016;Soud odsoudil obžalovaného ke třem letům vězení;Nováková;Brno\n09.05.2017;Sněmovna přijala nový zákon;Sněmovna;Praha\n",
    ),
    "hu": (
        "Dátum;Esemény;Résztvevők;Hely\n2014.03.05;Ülés a minisztériumban;Kovács;Győr\n",
        "2015.06.12;A rendőrség őrizetbe vette a gyanúsítottat;Rendőrség;Pécs\n2016.01.20;A bíróság három év börtönre ítélte;Tóth;Szeged\n2017.05.09;Az országgyűlés új törvényt fogadott el a költségvetésről;Országgyűlés;Budapest\n",
    ),
    "ro": (
        "Data;Eveniment;Persoane;Loc\n05.03.2014;Şedinţă la Bucureşti;Ionescu;Bucureşti\n",
        "12.06.2015;Poliţia a reţinut un bărbat în Timişoara;Poliţia;Timişoara\n20.01.2016;Instanţa l-a condamnat la trei ani de închisoare;Popescu;Iaşi\n",
    ),
    "hr": (
        "Datum;Događaj;Osobe;Mjesto\n05.03.2014;Sjednica održana u Šibeniku;Horvat;Šibenik\n",
        "12.06.2015;Policija je uhitila osumnjičenog muškarca;Policija;Osijek\n20.01.2016;Sud ga je osudio na tri godine zatvora, što je žalba potvrdila;Kovačević;Čakovec\n",
    ),
    "el": (
        "Ημερομηνία,Γεγονός,Πρόσωπα,Τόπος\n05/03/2014,Συνάντηση στην Αθήνα,Παπαδόπουλος,Αθήνα\n",
        "12/06/2015,Η αστυνομία ανακοίνωσε τη σύλληψη του υπόπτου,Αστυνομία,Πάτρα\n20/01/2016,Το δικαστήριο τον καταδίκασε σε τρία χρόνια,Νικολάου,Βόλος\n09/05/2017,Η βουλή ψήφισε τον νέο νόμο,Βουλή,Αθήνα\n",
    ),
    "he": (
        "תאריך,אירוע,אנשים,מקום\n05/03/2014,ישיבה בירושלים,כהן,ירושלים\n",
        "12/06/2015,המשטרה הודיעה על מעצר החשוד,המשטרה,חיפה\n20/01/2016,בית המשפט גזר עליו שלוש שנות מאסר,לוי,תל אביב\n09/05/2017,הכנסת אישרה את החוק החדש,הכנסת,ירושלים\n",
    ),
    "ar": (
        "التاريخ,الحدث,الأشخاص,المكان\n05/03/2014,اجتماع في القاهرة,أحمد,القاهرة\n",
        "12/06/2015,أعلنت الشرطة القبض على المشتبه به,الشرطة,الإسكندرية\n20/01/2016,حكمت المحكمة على المتهم بالسجن ثلاث سنوات,محمد علي,بغداد\n09/05/2017,وافق البرلمان على القانون الجديد,البرلمان,دمشق\n",
    ),
    "tr": (
        "Tarih;Olay;Kişiler;Yer\n05.03.2014;Toplantı İzmir'de yapıldı;Yılmaz;İzmir\n",
        "12.06.2015;Polis şüpheliyi gözaltına aldığını açıkladı;Polis;Diyarbakır\n20.01.2016;Mahkeme sanığa üç yıl hapis cezası verdi;Şahin;Eskişehir\n",
    ),
    "fr": (
        "Date;Événement;Personnes;Lieu\n05/03/2014;Réunion à la mairie;Hélène Lefèvre;Orléans\n",
        "12/06/2015;La police a arrêté le suspect près de la gare;Préfecture;Besançon\n20/01/2016;Le tribunal l’a condamné à trois ans;François;Nîmes\n09/05/2017;L’Assemblée a adopté la nouvelle loi — « enfin »;Député;Paris\n",
    ),
    "de": (
        "Datum;Ereignis;Beteiligte;Ort\n05.03.2014;Sitzung über die Straße;Jürgen Müller;Köln\n",
        "12.06.2015;Die Polizei nahm den Verdächtigen in der Nähe fest;Präsidium;München\n20.01.2016;Das Gericht verurteilte ihn „für drei Jahre“;Größe;Düsseldorf\n",
    ),
    "es": (
        "Fecha;Título;Personas;Lugar\n05/03/2014;Reunión en León;José Muñoz;León\n",
        "12/06/2015;La policía detuvo al sospechoso en España;Guardia Civil;Málaga\n20/01/2016;El juez lo condenó a tres años de prisión;Núñez;Cádiz\n09/05/2017;¿Qué pasó? ¡Nadie lo sabía!;Íñigo;Ávila\n",
    ),
    "pt": (
        "Data;Título;Pessoas;Local\n05/03/2014;Reunião em São Paulo;João;São Paulo\n",
        "12/06/2015;A polícia prendeu o suspeito na estação;Polícia;Brasília\n20/01/2016;O juiz condenou-o a três anos de prisão, após apelações;Conceição;Goiânia\n",
    ),
    "da": (
        "Dato;Hændelse;Personer;Sted\n05-03-2014;Møde i København;Søren Åberg;Århus\n",
        "12-06-2015;Politiet anholdt den mistænkte på stationen;Politi;Ålborg\n20-01-2016;Retten idømte ham tre års fængsel for hærværk;Jørgen;Køge\n",
    ),
    "it": (
        "Data;Evento;Persone;Città\n05/03/2014;La riunione è iniziata più tardi;Nicolò;Forlì\n",
        "12/06/2015;La polizia arrestò il sospettato, perché così parlò;Questura;Cantù\n20/01/2016;La società è fallita, né si sa di più;Libertà;Patti\n",
    ),
    "is": (
        "Dagur;Atburður;Fólk;Staður\n05.03.2014;Fundur í Reykjavík;Þórður Björnsson;Reykjavík\n",
        "12.06.2015;Lögreglan handtók grunaðan mann á Akureyri;Lögregla;Ísafjörður\n20.01.2016;Dómur féll í máli þeirra síðdegis;Guðrún;Höfn\n",
    ),
}

IN = [
    ("ko", "cp949"), ("ja", "cp932"), ("ja", "euc-jp"), ("zh", "gb18030"), ("zh-tw", "big5"), ("ru", "windows-1251"),
    ("ru", "koi8-r"), ("ru", "cp866"), ("pl", "windows-1250"), ("pl", "iso-8859-2"), ("cs", "windows-1250"),
    ("cs", "iso-8859-2"), ("ro", "windows-1250"), ("hr", "windows-1250"), ("el", "windows-1253"),
    ("he", "windows-1255"), ("ar", "windows-1256"), ("tr", "windows-1254"), ("fr", "mac-roman"), ("de", "mac-roman"),
    ("es", "mac-roman"), ("pt", "mac-roman"), ("da", "mac-roman"), ("it", "mac-roman"), ("fr", "cp850"),
    ("de", "cp850"), ("es", "cp850"),
]  # fmt: skip
FEW_LETTERS = [("cs", "windows-1250"), ("cs", "iso-8859-2"), ("hr", "windows-1250"), ("es", "mac-roman")]
SHORT = [one for one in IN if one not in FEW_LETTERS]
WESTERN = ("fr", "de", "es", "pt", "da", "it", "is")


def _read(text: str, encoding: str) -> tuple[str, str]:
    content = text.encode({"windows-1252": "cp1252"}.get(encoding, encoding), "ignore")
    return decode(Source("x.csv", content)).text, content.decode({"windows-1252": "cp1252"}.get(encoding, encoding))


@pytest.mark.parametrize(("language", "encoding"), IN)
def test_a_table_comes_back_in_the_encoding_of_its_country(language: str, encoding: str) -> None:
    read, written = _read("".join(TEXTS[language]), encoding)
    assert read == written


@pytest.mark.parametrize(("language", "encoding"), SHORT)
def test_a_header_and_one_row_are_enough_for_most(language: str, encoding: str) -> None:
    read, written = _read(TEXTS[language][0], encoding)
    assert read == written


@pytest.mark.parametrize("language", WESTERN)
def test_western_letters_stay_as_they_are(language: str) -> None:
    for text in (TEXTS[language][0], "".join(TEXTS[language])):
        read, written = _read(text, "windows-1252")
        assert read == written


STAY = [
    "date,title\n2014,caf\u00e9\n",
    "date,title\n2014,The mayor\u2019s \u201cnew deal\u201d \u2014 it\u2019s over\n1914\u20131918,war\u2014and peace\n"
    * 5,
    "Name;Jahr\nS\u00f8ren;2014\nJos\u00e9;2015\nM\u00fcller;2016\nFran\u00e7ois;2017\n\u00c5sa;2018\nJo\u00e3o;2019\n"
    * 5,
    "date,price\n2014,100\u00a0\u20ac\n2015,\u00a320 \u00b15\n2016,30\u00b0 and 5 m\u00b2 \u00a7 4\n" * 5,
    "Polinèsia Francesa\nPalästinensische Autonomiegebiete\nPólýnesía\nÄthiopien\nBrúnei\nÄgypten\nBenín\nSanto Tomé y Príncipe\nÀsia meridional\nPalästinensische Autonomiegebiete\nPalá\nTristán de Acuña\nÀfrica occidental\nSüdkorea",
]


@pytest.mark.parametrize("text", STAY)
def test_few_accents_many_names_and_signs_are_no_evidence(text: str) -> None:
    read, written = _read(text, "windows-1252")
    assert read == written


@pytest.mark.parametrize(("language", "retained"), [("fr", 70), ("hr", 133), ("pt", 185)])
def test_utf_8_that_breaks_off_inside_a_letter_is_not_taken_for_another_language(language: str, retained: int) -> None:
    broken = "".join(TEXTS[language]).encode()[:retained]
    assert decode(Source("x.csv", broken)).encoding == "windows-1252"


def test_an_encoding_that_a_later_line_contradicts_is_not_taken() -> None:
    content = "".join(TEXTS["ko"]).encode("cp949") * 200 + b"2014,\xff\xff,,\n"
    assert decode(Source("x.csv", content)).encoding == "windows-1252"


@given(st.sampled_from(IN), st.randoms(use_true_random=False), st.sampled_from(["\n", "\r\n", "\r"]), st.integers(1, 5))
def test_rows_in_any_order_come_back(of: tuple[str, str], order: object, end: str, times: int) -> None:
    language, encoding = of
    rows = [line for text in TEXTS[language] for line in text.splitlines()] * times
    order.shuffle(rows)  # type: ignore[attr-defined]  # a random.Random of hypothesis
    read, written = _read(end.join(rows), encoding)
    assert read == written


@settings(max_examples=50)
@given(st.sampled_from(WESTERN), st.sampled_from(WESTERN), st.randoms(use_true_random=False), st.integers(1, 20))
def test_rows_of_two_western_languages_stay(one: str, other: str, order: object, retained: int) -> None:
    rows = [line for text in (*TEXTS[one], *TEXTS[other]) for line in text.splitlines()]
    order.shuffle(rows)  # type: ignore[attr-defined]
    read, written = _read("\n".join(rows[:retained]), "windows-1252")
    assert read == written
