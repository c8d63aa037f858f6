"""Tables that nobody prepared, in the shapes and languages people have them, each with the columns that are right.

Every value is invented. `!` before the name of what is right says that a person should be asked first.
"""

from __future__ import annotations

from typing import NamedTuple


class Table(NamedTuple):
    """A file's text and the columns that are right: ours → the file's; `verdict` where it matters."""

    name: str
    text: str
    right: dict[str, str | None]
    verdict: str = ""


def rows(header: str, *rows: str) -> str:
    return "\n".join((header, *rows)) + "\n"


TABLES = [
    Table("a case list with an appeal beside start and end", rows(
        "court,case_start,case_end,days,defendant name,appeal-date,overturned",
        "North,2001-02-03,2002-03-04,394,Ana Falk,2003-01-01,F",
        "North,2003-05-01,,,Ben Costa,,F",
        "South,2004-07-09,2004-11-01,115,Chi Egge,2005-02-02,T",
        "South,2006-01-31,2007-01-30,364,Dia Holm,,F",
        "West,2008-03-15,2009-03-14,364,Eli Kern,,T",
    ), {"start": "case_start", "end": "case_end", "title": "defendant name"}, "sure"),
    Table("created_at beside the date of the event", rows(
        "id,created_at,event date,incident,updated_at",
        "9001,2021-01-05 10:00:01,2020-12-30,Fire at the mill,2021-03-01 09:00:00",
        "9002,2021-01-05 10:04:11,2020-12-31,Flood in the lower town,2021-03-01 09:00:00",
        "9003,2021-01-06 11:40:31,2021-01-02,Bridge closed,2021-03-01 09:00:00",
        "9004,2021-01-07 16:20:41,2021-01-06,Vote on the bridge,2021-03-02 09:00:00",
    ), {"date": "event date", "title": "incident"}, "sure"),
    Table("a year column beside a full date", rows(
        "year,date,country,attack,fatalities",
        "1998,14/03/1998,Elm,Raid on the post at Alba,3",
        "1998,28/05/1998,Elm,Ambush near Gora,1",
        "1999,02/02/1999,Jura,Shelling of the harbour,7",
        "2001,30/11/2001,Jura,Bomb in the market,2",
    ), {"date": "date", "title": "attack"}, "sure"),
    Table("only years", rows(
        "Year,Discovery,Found by",
        "1781,Uranus,W. Herschel", "1801,Ceres,G. Piazzi", "1846,Neptune,J. Galle", "1930,Pluto,C. Tombaugh",
    ), {"date": "Year", "title": "Discovery"}),
    Table("numbers of years that are none", rows(
        "country,population,area,founded by",
        "Elm,1950,2001,Ana", "Jura,2020,1999,Ben", "Dorf,1875,1650,Chi", "Gora,1743,1522,Dia",
    ), {"date": None, "title": None}),
    Table("milliseconds of a program's log", rows(
        "epoch_ms,service,pid,text",
        "1650000000123,web,44,Started", "1650000042999,web,44,Listening on port 80",
        "1650000101000,db,51,Checkpoint complete", "1650000109321,db,51,Connection lost: timeout",
    ), {"date": "epoch_ms", "title": "text"}, "asked"),
    Table("microseconds", rows(
        "visit_time,url,title",
        "1650000000123456,https://a.example.org/1,Home page of the ministry",
        "1650000042999456,https://a.example.org/2,Tenders of the spring",
        "1650000101000456,https://b.example.org/x,Harbour plans",
    ), {"date": "visit_time", "title": "title"}, "asked"),
    Table("seconds with a fraction, as network tools write them", rows(
        "ts,src,dst,service,note",
        "1650000000.123456,10.0.0.1,10.0.0.9,dns,Query for example.org",
        "1650000007.523456,10.0.0.2,10.0.0.9,dns,Query for example.net",
        "1650000100.000456,10.0.0.1,10.0.0.7,http,Download of a large file",
    ), {"date": "ts", "title": "note"}, "asked"),
    Table("days of a spreadsheet", rows(
        "Date,Topic,Owner",
        "43831,Budget of the year,Ana", "43838.5,Plan for the harbour,Ben", "43902,Closing of the schools,Ana",
    ), {"date": "Date", "title": "Topic"}, "asked"),
    Table("fourteen digits", rows(
        "captured,page,status",
        "20140103101500,Front page of the ministry,200", "20140207112233,Press release on the dam,200",
        "20150301000001,Page removed,404",
    ), {"date": "captured", "title": "page"}, "asked"),
    Table("phone numbers are no seconds", rows(
        "when,caller,phone,matter",
        "3 May 2019,Ana Falk,1400000037,Lost parcel", "4 May 2019,Ben Costa,1500000037,Broken lamp",
        "6 May 2019,Ana Falk,1600000037,Noise at night",
    ), {"date": "when", "title": "matter", "actors": "caller"}),
    Table("tweets with a long id", rows(
        "tweet_id,created_at,text,retweets,user_screen_name",
        '1050118621198921728,2018-10-10T20:01:04Z,"The dam is open again, more tomorrow https://x.example/1",12,damwatch',
        '1050118621198921729,2018-10-11T08:11:04Z,"Water at the old mark, roads closed from noon on",3,rivernews',
        '1050118621198921730,2018-10-12T07:00:00Z,"Roads open, thank you all for the patience",44,damwatch',
    ), {"date": "created_at", "title": "text"}, "sure"),
    Table("a form with a time stamp and the day of the incident", rows(
        "Timestamp,Email Address,What happened?,When did it happen?,Who was there?,Anything else?",
        '1/13/2020 9:30:01,a@example.org,Window broken,1/10/2020,"Ana Falk, Ben Costa",',
        '1/14/2020 10:30:01,b@example.org,Door forced,1/12/2020,"Chi Egge, Ana Falk",twice',
        '1/15/2020 11:30:01,c@example.org,Car scratched,1/14/2020,Dia Holm,',
        '2/16/2020 12:30:01,d@example.org,Bins burnt,2/15/2020,"Ben Costa, Dia Holm",',
    ), {"date": "When did it happen?", "title": "What happened?", "actors": "Who was there?"}),
    Table("terms of office in one country's words", rows(
        "Name,Partei,Amtsantritt,Amtsende",
        "Ana Holm,Blau,03.05.1991,23.05.1992", "Kai Dorn,Blau,23.05.1992,18.09.2000",
        "Dia Adler,Grün,18.09.2000,07.10.2012", "Eli Kern,Grün,07.10.2012,05.03.2021",
    ), {"start": "Amtsantritt", "end": "Amtsende", "title": "Name"}),
    Table("French meetings", rows(
        "Date;Objet;Participants;Lieu",
        "07/06/2016;Budget du port;Ana Isak, Kai Egge;Brun", "24/06/2014;Travaux du pont;Rui Brook, Lea Egge;Elm",
        "09/03/2015;Rapport annuel;Ana Isak, Eli Kern;Brun", "03/06/2016;Vote du plan;Kai Egge, Eli Kern;Elm",
    ), {"date": "Date", "title": "Objet", "actors": "Participants"}, "sure"),
    Table("French start and end", rows(
        "Intitulé,Date de début,Date de fin,Commune",
        "Chantier du quai,2019-02-01,2019-08-30,Brun", "Réfection du pont,2020-01-15,,Elm",
        "Fouilles du parc,2021-05-03,2021-06-11,Brun",
    ), {"start": "Date de début", "end": "Date de fin", "title": "Intitulé"}, "sure"),
    Table("Spanish incidents", rows(
        "Nº,Fecha,Suceso,Víctima,Provincia",
        "1,2001-03-04,Incendio en la fábrica,Ana Gil,Alba", "2,2002-07-14,Robo en el museo,Luis Rey,Jura",
        "3,2003-12-24,Choque de trenes,Ana Gil,Alba", "4,2005-10-30,Corte de luz,Eva Mar,Gora",
    ), {"date": "Fecha", "title": "Suceso"}, "sure"),
    Table("Portuguese form", rows(
        "Carimbo de data/hora,Endereço de e-mail,O que aconteceu?,Quem participou?",
        '2020-03-01 10:00:00,a@example.org,Queda de árvore na praça,"Ana Reis, Rui Melo"',
        '2020-03-02 11:00:00,b@example.org,Rua inundada,"Rui Melo, Eva Dias"',
        '2020-03-05 12:00:00,c@example.org,Ponte fechada,"Ana Reis, Eva Dias"',
    ), {"date": "Carimbo de data/hora", "title": "O que aconteceu?", "actors": "Quem participou?"}),
    Table("Italian works", rows(
        "Titolo,Data inizio,Data fine,Autore",
        "Restauro del ponte,2011-01-10,2012-02-11,Ada Riva", "Nuova scuola,2013-04-01,2014-09-01,Ugo Pini",
        "Parco del fiume,2015-05-05,2016-06-06,Ada Riva",
    ), {"start": "Data inizio", "end": "Data fine", "title": "Titolo"}, "sure"),
    Table("Dutch minutes", rows(
        "Datum,Onderwerp,Aanwezigen,Opmerkingen",
        '2018-01-04,Brug over de vaart,"Jan Smit, Els Bos",kort', '2018-02-08,Begroting,"Els Bos, Piet Dam",lang',
        '2018-03-08,Nieuwe school,"Jan Smit, Piet Dam",', '2018-04-12,Parkeren,"Jan Smit, Els Bos, Piet Dam",',
    ), {"date": "Datum", "title": "Onderwerp", "actors": "Aanwezigen"}, "sure"),
    Table("Dutch compounds", rows(
        "naam,begindatum,einddatum,gemeente",
        "Kade hersteld,2010-01-01,2010-05-01,Elm", "Sluis gebouwd,2011-02-02,2013-03-03,Jura",
        "Molen verplaatst,2012-04-04,2012-05-05,Elm",
    ), {"start": "begindatum", "end": "einddatum", "title": "naam"}, "sure"),
    Table("Polish register", rows(
        "Lp.,Data,Wydarzenie,Miejsce,Źródło",
        "1,1939-09-01,Wymarsz pułku,Gora,Kronika", "2,1939-09-17,Zajęcie mostu,Elm,Kronika",
        "3,1939-10-05,Rozmowy w ratuszu,Gora,List",
    ), {"date": "Data", "title": "Wydarzenie"}, "sure"),
    Table("Russian register", rows(
        "№;Дата;Событие;Участники;Место",
        "1;28.10.2014;Переговоры о мосте;Анна Белова, Иван Котов;Эльм",
        "2;03.11.2014;Закрытие порта;Иван Котов, Олег Дым;Гора",
        "3;17.12.2014;Подписание договора;Анна Белова, Олег Дым;Эльм",
    ), {"date": "Дата", "title": "Событие", "actors": "Участники"}, "sure"),
    Table("Arabic register", rows(
        "الرقم,التاريخ,الحدث,المكان",
        "1,2011-01-25,مسيرة في الساحة,إلم", "2,2011-02-11,بيان الوزير,إلم", "3,2011-03-19,تصويت على المشروع,جورا",
    ), {"date": "التاريخ", "title": "الحدث"}, "sure"),
    Table("Korean register", rows(
        "번호,날짜,제목,참석자,장소",
        '1,2014-10-28,항구 회의,"김하나, 이두리",엘름', '2,2014-11-03,다리 점검,"이두리, 박세찬",고라',
        '3,2014-12-17,예산 심의,"김하나, 박세찬",엘름',
    ), {"date": "날짜", "title": "제목", "actors": "참석자"}, "sure"),
    Table("Japanese terms", rows(
        "名称,開始日,終了日,場所",
        "港の工事,2010-04-01,2012-03-31,エルム", "橋の修理,2013-04-01,2013-09-30,ゴラ",
        "学校の改築,2015-04-01,2016-03-31,エルム",
    ), {"start": "開始日", "end": "終了日", "title": "名称"}, "sure"),
    Table("Chinese register", rows(
        "序号,日期,事件,地点,来源",
        "1,2014-10-28,港口会议,埃尔姆,日报", "2,2014-11-03,桥梁检查,戈拉,日报", "3,2014-12-17,预算表决,埃尔姆,公报",
    ), {"date": "日期", "title": "事件"}, "sure"),
    Table("agency founded and dissolved", rows(
        "agency,ucode,tstart,tstop,name",
        "RVA,A1,1960,1991,Rocket Forces of the North", "UKB,A2,1986,1991,Office of Cosmic Means",
        "NAE,A3,1958,-,National Agency of Elm", "JSA,A4,1969,2003,Space Agency of Jura",
    ), {"start": "tstart", "end": "tstop", "title": "name"}),
    Table("companies by founding and closing", rows(
        "Company,Founded,Closed,Industry",
        "Alba Steel,1899,1974,Steel", "Brun Mills,1902,1951,Textiles", "Cela Works,1911,1999,Machines",
        "Dorf Foods,1923,1988,Food",
    ), {"start": "Founded", "end": "Closed", "title": "Company"}),
    Table("people by birth and death", rows(
        "person,born,died,profession",
        "Ada Riva,1815-12-10,1852-11-27,mathematician", "Ugo Pini,1791-12-26,1871-10-18,engineer",
        "Eva Mar,1906-12-09,1992-01-01,admiral",
    ), {"start": "born", "end": "died", "title": "person"}),
    Table("people with their birthday beside an event", rows(
        "name,date of birth,arrest date,charge",
        "Ana Falk,1970-02-03,2004-05-06,Fraud in office", "Ben Costa,1969-07-08,2004-09-10,Bribery of a judge",
        "Chi Egge,1981-11-12,2005-01-02,Theft of records",
    ), {"date": "arrest date", "title": "name"}),
    Table("a calendar with begin and finish", rows(
        "Task,Begin,Finish,Assigned to,% done",
        "Dig the trench,2022-03-01,2022-03-04,Ana,100", "Lay the pipe,2022-03-05,2022-03-09,Ben,60",
        "Close the trench,2022-03-10,2022-03-11,Ana,0", "Plant the grass,2022-03-12,2022-03-20,Chi,0",
    ), {"start": "Begin", "end": "Finish", "title": "Task", "actors": "Assigned to"}, "sure"),
    Table("mail from and to", rows(
        "sent,from,to,subject,attachments",
        "2003-04-01 10:00,ana@example.org,ben@example.org,Tender for the harbour,1",
        "2003-04-02 11:30,ben@example.org,ana@example.org,Re: Tender for the harbour,0",
        "2003-04-05 09:12,chi@example.org,ana@example.org,Minutes of Friday,2",
    ), {"date": "sent", "title": "subject"}),
    Table("flights from and to places", rows(
        "flight date,from,to,aircraft,remark",
        "2005-03-01,Elm,Alba,B-52,Carried the minister", "2005-03-09,Alba,Gora,B-52,Carried nobody",
        "2005-04-11,Gora,Elm,KC-10,Returned at night",
    ), {"date": "flight date", "title": "remark"}),
    Table("bird strikes: nothing that is different in each row", rows(
        "Airport Name,Aircraft,Flight Date,Operator,State,Species",
        "ALBA INTL,B-52,1990-01-01,MILITARY,North,Hawk", "ALBA INTL,B-52,1990-01-02,MILITARY,North,Gull",
        "GORA INTL,A-320,1990-01-03,BLUE AIR,South,Hawk", "GORA INTL,A-320,1990-01-04,RED AIR,South,Gull",
        "ELM INTL,B-737,1990-01-05,BLUE AIR,South,Owl", "ALBA INTL,B-737,1990-01-06,RED AIR,North,Owl",
    ), {"date": "Flight Date", "title": "Airport Name", "actors": "Operator"}),
    Table("schools, several incidents each", rows(
        "uid,school_name,day,hour,city,hurt",
        "1,Gora School,1/13/2000,9:33 AM,Alba,0", "2,Ister School,8/22/2005,2:16 PM,Jura,2",
        "3,Ister School,4/1/2007,6:17 PM,Gora,2", "4,Jura School,8/1/2011,8:31 PM,Brun,8",
        "5,Ister School,9/7/2015,4:48 AM,Cela,3",
    ), {"date": "day", "title": "school_name"}, "sure"),
    Table("a log with levels and hosts", rows(
        "datetime,level,hostname,message",
        "2021-05-01 10:00:00,INFO,srv-1,Service started", "2021-05-01 10:00:09,WARN,srv-1,Disk nearly full",
        "2021-05-01 10:02:00,INFO,srv-2,Service started again", "2021-05-01 10:07:30,ERROR,srv-2,Disk lost",
    ), {"date": "datetime", "title": "message", "actors": "hostname"}, "sure"),
    Table("actors as lists of Python", rows(
        "when,headline,people",
        "2019-01-01,Fire at the mill,\"['Ana Falk', 'Ben Costa']\"", "2019-01-02,Mill closed,['Ana Falk']",
        "2019-01-09,Mill sold,\"['Chi Egge', 'Ben Costa']\"",
    ), {"date": "when", "title": "headline", "actors": "people"}, "sure"),
    Table("names with the family name first stay whole", rows(
        "published,headline,author",
        '2019-01-01,Fire at the mill,"Falk, Ana"', '2019-01-02,Mill closed,"Costa, Ben"',
        '2019-01-09,Mill sold,"Falk, Ana"', '2019-01-11,Mill rebuilt,"Egge, Ben"',
    ), {"date": "published", "title": "headline", "actors": "author"}, "sure"),
    Table("parties with bars between them", rows(
        "Date of signing,Treaty,Parties",
        "1648-10-24,Peace of the valley,Elm|Jura|Dorf", "1713-04-11,Peace of the harbour,Elm|Gora",
        "1815-06-09,Act of the congress,Elm|Jura|Gora|Dorf",
    ), {"date": "Date of signing", "title": "Treaty", "actors": "Parties"}, "sure"),
    Table("a diary: dates and long texts only", rows(
        "date,entry",
        f'2011-01-05,"{"Rain all day; we stayed in and mended the nets, and Ana came by. " * 3}"',
        f'2011-01-06,"{"Clear and cold, the harbour froze over in the night and no boat left. " * 3}"',
        f'2011-01-09,"{"The first boat left at noon, and the whole town was at the pier. " * 3}"',
    ), {"date": "date", "title": "entry"}),
    Table("days and months alone prove no order", rows(
        "Date,Matter", "01/02/2014,Vote on the dam", "03/04/2014,Dam opened", "05/06/2014,Dam closed",
    ), {"date": "Date", "title": "Matter"}, "asked"),
    Table("year, month and day in columns", rows(
        "Year,Month,Day,What,Where",
        "1906,4,18,Earthquake,Alba", "1923,9,1,Great fire,Gora", "1960,5,22,Flood wave,Elm",
    ), {"date": "Year", "title": "What"}),
    Table("camel case of programs", rows(
        "recordId,startDate,endDate,eventName,orgUnit",
        "a1,2001-01-01,2001-02-01,Audit of the bank,North", "a2,2002-01-01,2002-02-01,Audit of the port,South",
    ), {"start": "startDate", "end": "endDate", "title": "eventName"}, "sure"),
    Table("planned and actual", rows(
        "Project,Planned start,Planned end,Actual start,Actual end",
        "New quay,2010-01-01,2011-01-01,2010-03-01,2012-05-01", "New dam,2012-01-01,2014-01-01,2012-01-09,2013-12-01",
        "New school,2015-01-01,2016-01-01,2015-02-01,",
    ), {"title": "Project"}, "asked"),
    Table("no dates at all", rows(
        "Country,Population,Area,Capital", "Elm,95101969,251182,Ister", "Jura,46621396,772526,Alba",
        "Gora,90788113,103922,Brun",
    ), {"date": None, "title": None}),
    Table("a title column that nobody filled in, beside nothing that could be one", rows(
        "when,title,size",
        "2014-10-28,,3",
        "2014-11-02,,5",
        "2014-12-24,,8",
    ), {"date": "when", "title": "title"}, "sure"),
    Table("a title column that nobody filled in, beside texts that tell rows apart", rows(
        "when,title,remark",
        "2014-10-28,,Fire at the mill",
        "2014-11-02,,Flood in the lower town",
        "2014-12-24,,Bridge closed",
    ), {"date": "when", "title": "title"}, "asked"),
]  # fmt: skip
