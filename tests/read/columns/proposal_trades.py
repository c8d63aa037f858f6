"""Tables of many trades and languages, each with the columns that are right, written down before they were read.

Every value is invented.
"""

from __future__ import annotations

from tests.read.columns.proposal_tables import Table, rows

_LONG = "It flew over the sea and came down far from the coast. " * 4

TRADES = [
    Table("clippings with their pages", rows(
        "Headline,Newspaper,Published,Page",
        '"Harbour closed for a week",Daily Post,"Mar 3, 1998",A1',
        '"Vote on the dam put off",Evening Star,"Mar 5, 1998",A3',
        '"Roads under water again",Daily Post,"Apr 1, 1998",A2',
        '"Dam opened by the minister",The Globe,"May 9, 1999",C4',
    ), {"date": "Published", "title": "Headline"}),
    Table("ids that could be centuries", rows(
        "uid,ts,msg",
        "C17,1400000037,Started with two disks", "C18,1400000074,Connection lost", "C19,1400000111,Connection is back",
        "C20,1400000148,Stopped by hand",
    ), {"date": "ts", "title": "msg"}),
    Table("lives of a family", rows(
        "ID,Name,Sex,Birth date,Birth place,Death date",
        "I1,Ana Holm,F,3 Mar 1871,Elm,17 Jun 1931", "I2,Kai Holm,M,14 Oct 1868,Jura,2 Feb 1930",
        "I3,Dia Dorn,F,30 Jan 1899,Elm,", "I4,Eli Dorn,M,8 Aug 1901,Elm,",
    ), {"start": "Birth date", "end": "Death date", "title": "Name"}),
    Table("seasons", rows(
        "Season,Champion,Goals of the best",
        "2009-10,Hull Rovers,21", "2010-11,Leeds Town,19", "2011-12,Derby Park,24", "2012-13,Hull Rovers,30",
    ), {"date": "Season", "title": "Champion"}),
    Table("a budget by fiscal years", rows(
        "FY,Agency,Line item,Amount",
        "FY2010,Roads,Bridge at the mill,120", "FY2010,Schools,New roofs,80", "FY2011,Roads,Lamps along the quay,40",
        "FY2011,Schools,Busses for two valleys,75",
    ), {"date": "FY", "title": "Line item", "actors": "Agency"}, "asked"),
    Table("a plan of shifts", rows(
        "Date,Start,End,Employee,Position",
        *(f"2024-03-{day:02},06:00,14:00,{who},{where}" for day, who, where in (
            (1, "Ana Holm", "Front desk"), (2, "Kai Dorn", "North gate"), (3, "Ana Holm", "Front desk"),
            (4, "Ana Holm", "Night post"), (5, "Kai Dorn", "North gate"), (6, "Kai Dorn", "Front desk"),
            (7, "Ana Holm", "North gate"), (8, "Kai Dorn", "Night post"))),
    ), {"date": "Date", "title": "Position", "actors": "Employee"}),
    Table("a survey's export, with ids and times of filling in", rows(
        "ResponseID,StartedAt,SubmittedAt,IP Address,Q1 Date of incident,Q2 What happened?,Q3 Severity",
        "R_1a,2021-03-04 10:00,2021-03-04 10:09,10.0.0.1,2021-02-27,Bus broke down,2",
        "R_2b,2021-03-05 11:00,2021-03-05 11:04,10.0.0.2,2021-03-01,Bus did not come,3",
        "R_3c,2021-03-06 09:30,2021-03-06 09:42,10.0.0.3,2021-03-05,Stop without a light,1",
        "R_4d,2021-03-09 17:10,2021-03-09 17:12,10.0.0.4,2021-03-08,Doors closed too early,2",
    ), {"date": "Q1 Date of incident", "title": "Q2 What happened?", "actors": None}),
    Table("a museum's catalogue", rows(
        "Accession No.,Object title,Artist,Artist nationality,Object date,Medium,Credit line,Image URL",
        "1931.4.1,Harbour at dusk,Ada Riva,Elmish,1887,Oil on canvas,Gift of U. Pini,https://m.example.org/1.jpg",
        "1931.4.2,Harbour in winter,Ada Riva,Elmish,1889,Oil on canvas,Gift of U. Pini,https://m.example.org/2.jpg",
        "1954.12.7,Portrait of a miller,Ben Kern,Juran,c. 1902,Pencil,Purchase,https://m.example.org/3.jpg",
        "1960.1.3,The ford,Ben Kern,Juran,1911,Etching,Purchase,https://m.example.org/4.jpg",
    ), {"date": "Object date", "title": "Object title", "actors": "Artist"}),
    Table("election results by year", rows(
        "year,constituency,candidate,party,votes,share,elected",
        "1998,Elm North,Ana Falk,Blue,12044,48.1,yes", "1998,Elm South,Ben Costa,Green,9120,39.9,yes",
        "2002,Elm North,Ana Falk,Blue,11876,45.0,yes", "2002,Elm South,Chi Egge,Blue,10233,42.4,yes",
        "2006,Elm North,Dia Holm,Green,13001,50.2,yes", "2006,Elm South,Chi Egge,Blue,9881,40.1,yes",
    ), {"date": "year", "title": "candidate"}),
    Table("loans in German, with dates as people write them", rows(
        "Nr,Objekt,Leihgeber,Leihnehmer,vom,bis,Bemerkung",
        "1,Astrolabium,Museum A,Stadtarchiv,03.02.2019,30.11.2019,",
        "2,Weltkarte,Museum A,Uni Elm,Frühjahr 2019,Ende 2020,Rahmen beschädigt",
        "3,Globus,Sammlung Kern,Museum A,15.6.2020,,noch nicht zurück",
        "4,Sternuhr,Museum A,Stadtarchiv,ca. 2021,2022,",
        "5,Sextant,Uni Elm,Museum A,12.01.2021,12.01.2021,Fototermin",
        "6,Kompass,,Museum A,unbekannt,,wer?",
        "7,Fernrohr,Sammlung Kern,Uni Elm,1.3.2022 - 4.3.2022,,",
    ), {"start": "vom", "end": "bis", "title": "Objekt"}, "asked"),
    Table("football fixtures", rows(
        "Date,Time,Home team,Away team,FTHG,FTAG,Referee,Stadium",
        "14/08/2021,15:00,Elm Rovers,Alba FC,2,1,K. Egge,Mill Lane",
        "14/08/2021,17:30,Gora Town,Brun United,0,0,L. Pini,The Quay",
        "21/08/2021,15:00,Alba FC,Gora Town,1,3,K. Egge,North Park",
        "28/08/2021,15:00,Brun United,Elm Rovers,2,2,M. Rey,Dock Road",
        "11/09/2021,15:00,Elm Rovers,Gora Town,1,0,L. Pini,Mill Lane",
    ), {"date": "Date"}, "asked"),
    Table("parliamentary votes", rows(
        "vote_id,sitting_day,bill,moved by,ayes,noes,result",
        "V-101,2019-05-02,Harbours (Fees) Bill,Ana Falk,211,180,passed",
        "V-102,2019-05-02,Bridges (Repair) Bill,Ben Costa,150,240,lost",
        "V-103,2019-05-16,Schools (Meals) Bill,Ana Falk,300,12,passed",
        "V-104,2019-06-06,Dams (Safety) Bill,Chi Egge,201,199,passed",
    ), {"date": "sitting_day", "title": "bill", "actors": "moved by"}),
    Table("an excavation's log", rows(
        "Trench;Context;Datum;Befund;Bearbeiter;X;Y;Höhe",
        "1;1001;04.06.2018;Pfostenloch mit Keil;A. Holm;3456789.1;5567890.2;112.31",
        "1;1002;04.06.2018;Grube, dunkle Füllung;K. Dorn;3456790.4;5567891.0;112.18",
        "2;2001;05.06.2018;Mauerrest aus Kalkstein;A. Holm;3456801.9;5567888.7;111.97",
        "2;2002;06.06.2018;Scherbenlage;K. Dorn;3456802.2;5567889.5;111.80",
    ), {"date": "Datum", "title": "Befund", "actors": "Bearbeiter"}),
    Table("a list of employees", rows(
        "Employee ID,Full name,Job title,Department,Date of birth,Hire date,Termination date,Phone,Salary",
        "E001,Ana Falk,Engineer,Works,1980-02-03,2010-03-01,2015-06-30,+44 20 7946 0001,41000",
        "E002,Ben Costa,Clerk,Office,1975-07-08,2011-09-15,,+44 20 7946 0002,28000",
        "E003,Chi Egge,Engineer,Works,1988-11-12,2014-01-02,2019-12-31,+44 20 7946 0003,43000",
        "E004,Dia Holm,Driver,Works,1969-04-30,2009-05-04,,+44 20 7946 0004,30000",
    ), {"start": "Hire date", "end": "Termination date", "title": "Full name"}),
    Table("a plan of a project", rows(
        "WBS,Task Name,Duration,Start_Date,Finish_Date,Predecessors,Resource Names,% Complete",
        "1,Survey of the site,5 days,2023-01-09,2023-01-13,,Ana Falk,100",
        "2,Drawings,10 days,2023-01-16,2023-01-27,1,Ben Costa;Ana Falk,80",
        "3,Tender,20 days,2023-01-30,2023-02-24,2,Chi Egge,10",
        "4,Building,60 days,2023-02-27,2023-05-19,3,Ben Costa,0",
    ), {"start": "Start_Date", "end": "Finish_Date", "title": "Task Name", "actors": "Resource Names"}),
    Table("medical records", rows(
        "patient_id,patient_sex,dob,admission_date,discharge_date,diagnosis,ward,consultant",
        "P10,F,1950-01-02,2020-02-03,2020-02-10,Fracture of the wrist,3A,Dr Holm",
        "P11,M,1944-05-06,2020-02-05,2020-02-06,Concussion,3A,Dr Kern",
        "P12,F,1971-08-09,2020-02-07,2020-03-01,Pneumonia,5B,Dr Holm",
        "P10,F,1950-01-02,2020-03-03,2020-03-04,Removal of the cast,3A,Dr Holm",
    ), {"start": "admission_date", "end": "discharge_date", "title": "diagnosis", "actors": "consultant"}),
    Table("a court's docket", rows(
        "Docket No.,Filed,Docket Text,Filer,Judge,Document URL",
        "1,03/02/2017,COMPLAINT against the port authority,Falk & Sons,Holm,https://c.example.org/d/1",
        "2,03/17/2017,SUMMONS issued,Clerk,Holm,https://c.example.org/d/2",
        "3,04/21/2017,MOTION to dismiss,Port Authority,Holm,https://c.example.org/d/3",
        "4,05/30/2017,ORDER denying motion to dismiss,Court,Holm,https://c.example.org/d/4",
    ), {"date": "Filed", "title": "Docket Text"}),
    Table("a ship's log", rows(
        "LogDate,Watch,Latitude,Longitude,Wind,Remarks,Officer",
        "1851-01-03,First,36.12 N,5.35 W,NW 4,Set the topsails,Mr Egge",
        "1851-01-04,Middle,35.80 N,7.10 W,NW 6,Reefed in a squall,Mr Pini",
        "1851-01-05,First,34.90 N,9.44 W,N 5,Spoke the brig Alba,Mr Egge",
        "1851-01-07,Morning,33.02 N,12.30 W,N 3,Sighted land to the south,Mr Egge",
    ), {"date": "LogDate", "title": "Remarks", "actors": "Officer"}),
    Table("a weather station", rows(
        "station,obs_time,temp_c,rain_mm,wind_kmh,phenomenon",
        "ELM01,2022-07-01T06:00Z,14.2,0.0,11,Fog", "ELM01,2022-07-01T12:00Z,22.8,0.0,14,Clear",
        "ELM01,2022-07-01T18:00Z,19.5,12.4,40,Thunderstorm", "ELM01,2022-07-02T06:00Z,13.0,0.2,9,Drizzle",
    ), {"date": "obs_time", "title": "phenomenon"}),
    Table("a list of books", rows(
        "ISBN,Book title,Author(s),Publisher,Year published,Pages,Price",
        '978-0-00-000001-1,The mill on the quay,"Riva, Ada",Elm Press,1999,311,$12.50',
        '978-0-00-000002-8,A history of dams,"Pini, Ugo",Elm Press,2004,420,$31.00',
        '978-0-00-000003-5,Bridges of Jura,"Riva, Ada",Gora Books,2011,198,$18.00',
    ), {"date": "Year published", "title": "Book title", "actors": "Author(s)"}),
    Table("books read", rows(
        "Buch;Autor;Gelesen von;Gelesen bis;Sterne",
        "Die Mühle am Kai;Ada Riva;02.01.2020;15.01.2020;4", "Über Dämme;Ugo Pini;16.01.2020;03.03.2020;3",
        "Brücken;Ada Riva;28.03.2020;30.04.2020;5",
    ), {"start": "Gelesen von", "end": "Gelesen bis", "title": "Buch", "actors": "Autor"}),
    Table("French arrests with ages and sexes", rows(
        "Date de l'arrestation;Nom;Sexe de la personne;Âge;Motif;Commune",
        "12/03/1942;Falk Anne;F;34;Tracts;Brun", "28/03/1942;Costa Luc;H;41;Sabotage;Elm",
        "02/04/1942;Egge Paul;H;19;Sabotage;Brun", "15/05/1942;Holm Rose;F;27;Tracts;Elm",
    ), {"date": "Date de l'arrestation", "title": "Nom", "actors": None}),
    Table("Spanish contracts with prices", rows(
        "Expediente,Fecha de adjudicación,Objeto del contrato,Empresa adjudicataria,Tipo de empresa,Importe",
        '2019/001,2019-02-01,Reparación del muelle,Obras Alba S.A.,pyme,"120.000,00 €"',
        '2019/002,2019-03-15,Limpieza de escuelas,Servicios Gora S.L.,grande,"45.300,50 €"',
        '2019/003,2019-04-20,Alumbrado del puente,Obras Alba S.A.,pyme,"88.000,00 €"',
        '2019/004,2019-06-30,Jardines del río,Verde Elm S.L.,pyme,"12.750,00 €"',
    ), {"date": "Fecha de adjudicación", "title": "Objeto del contrato", "actors": "Empresa adjudicataria"}),
    Table("Portuguese laws in force", rows(
        "Lei,Ementa,Data de publicação,Vigência início,Vigência fim,Autor",
        "101,Taxas do porto,2001-01-05,2001-02-01,2005-01-31,Ana Reis",
        "117,Pontes e estradas,2003-03-07,2003-04-01,2010-12-31,Rui Melo",
        "140,Merenda escolar,2008-09-09,2008-10-01,2012-06-30,Ana Reis",
    ), {"start": "Vigência início", "end": "Vigência fim", "title": "Ementa", "actors": "Autor"}),
    Table("Polish trains with coordinates", rows(
        "ID;Data zdarzenia;Opis;Przewoźnik;Szerokość;Długość",
        "1;2015-02-03;Wykolejenie wagonu;Koleje Elm;52.2297;21.0122",
        "2;2015-07-19;Zderzenie na przejeździe;Koleje Gora;50.0647;19.9450",
        "3;2016-01-11;Pożar lokomotywy;Koleje Elm;51.1079;17.0385",
    ), {"date": "Data zdarzenia", "title": "Opis", "actors": "Przewoźnik"}),
    Table("Russian posts", rows(
        "Дата публикации;Заголовок;Автор;Ссылка;Просмотры",
        "28.10.2019 10:15;Мост закрыт;Анна Белова;https://n.example.org/1;1200",
        "29.10.2019 09:00;Порт открыт;Иван Котов;https://n.example.org/2;430",
        "03.11.2019 18:40;Договор подписан;Анна Белова;https://n.example.org/3;2210",
    ), {"date": "Дата публикации", "title": "Заголовок", "actors": "Автор"}),
    Table("Japanese terms of office", rows(
        "氏名,性別,政党,就任日,退任日", "山田一郎,男,青,1991-05-03,1995-06-01", "鈴木花子,女,緑,1995-06-01,2001-04-26",
        "佐藤次郎,男,青,2001-04-26,2006-09-26",
    ), {"start": "就任日", "end": "退任日", "title": "氏名"}),
    Table("Korean court cases", rows(
        "사건번호,사건명,선고일,법원,판사", "2019가1,항구 요금 소송,2019-03-04,엘름법원,김하나",
        "2019가7,다리 보수 소송,2019-05-20,고라법원,이두리", "2020나3,학교 급식 소송,2020-02-11,엘름법원,김하나",
    ), {"date": "선고일", "title": "사건명"}),
    Table("Arabic decisions", rows(
        "رقم القرار,تاريخ القرار,موضوع القرار,الجهة", "12,2012-03-01,رسوم الميناء,وزارة النقل",
        "15,2012-04-09,إصلاح الجسر,وزارة الأشغال", "21,2012-06-30,سلامة السدود,وزارة النقل",
    ), {"date": "تاريخ القرار", "title": "موضوع القرار"}),
    Table("phone calls", rows(
        "call_start,call_end,caller number,callee number,duration_s,cell tower",
        "2016-04-01 10:00:00,2016-04-01 10:02:10,+4915100000001,+4915100000002,130,Elm 3",
        "2016-04-01 11:30:00,2016-04-01 11:30:40,+4915100000001,+4915100000003,40,Elm 3",
        "2016-04-02 08:15:00,2016-04-02 08:20:00,+4915100000002,+4915100000001,300,Gora 1",
    ), {"start": "call_start", "end": "call_end"}, "asked"),
    Table("payments", rows(
        "Transaction ID,Booking date,Value date,Payee,Purpose,Amount,Currency,IBAN",
        "T9001,2018-01-03,2018-01-04,Obras Alba,Invoice 17 for the quay,-12000.00,EUR,EL12 0001 0002",
        "T9002,2018-01-09,2018-01-09,Falk & Sons,Advice on the tender,-4000.00,EUR,EL12 0001 0009",
        "T9003,2018-02-01,2018-02-02,Obras Alba,Invoice 21 for the quay,-9000.00,EUR,EL12 0001 0002",
        "T9004,2018-02-15,2018-02-15,Ministry of Roads,Refund of fees,1500.00,EUR,EL12 0009 0001",
    ), {"date": "Booking date", "title": "Purpose", "actors": "Payee"}),
    Table("agencies and what kind they are of", rows(
        "agency,tstart,tstop,name,agency_type,parent_country",
        "RVA,1960,1991,Rocket Forces of the North,state,Jura", "UKB,1986,1991,Office of Cosmic Means,state,Jura",
        "NAE,1958,2010,National Agency of Elm,state,Elm", "SPX,2002,2012,Alba Rockets,private,Elm",
        "ORB,1982,2001,Orbit Works of Elm,private,Elm",
    ), {"start": "tstart", "end": "tstop", "title": "name", "actors": "agency"}),
    Table("long texts beside short ones", rows(
        "date,missile,site,outcome,description",
        f'2001-01-01,falcon,Alba,success,"One. {_LONG}"', f'2001-02-01,kite,Gora,success,"Two. {_LONG}"',
        f'2001-03-01,falcon,Gora,success,"Three. {_LONG}"', "2001-04-01,kite,Alba,failure,",
    ), {"date": "date", "title": "description"}, "asked"),
    Table("two players in columns of their own", rows(
        "start,player1,score1,player2,score2,round",
        "2014-06-28,Elm,1,Alba,0,round of 16", "2014-06-29,Gora,2,Brun,1,round of 16",
        "2014-07-04,Elm,0,Gora,1,quarter-final", "2014-07-08,Gora,3,Dorf,1,semi-final",
        "2014-07-13,Gora,1,Cela,0,final",
    ), {"date": None, "start": "start", "actors": "player1"}, "asked"),
]  # fmt: skip
