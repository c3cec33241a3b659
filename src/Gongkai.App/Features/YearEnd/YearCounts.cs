using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Features.Interaction;
using Gongkai.Features.Media;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>What an agency's registers count for the annual report of a year. A year before it was here is known to none of them.</summary>
public sealed class YearCounts(MediaCounts media, InteractionFigures interaction, WorkCalendars calendars, IMemberReports members)
{
    /// <summary>Reads them, within a reading or a writing.</summary>
    /// <param name="connection">On what.</param>
    /// <param name="transaction">In which transaction.</param>
    /// <param name="agency">Whose.</param>
    /// <param name="year">Which year.</param>
    /// <param name="previous">Last year's report; null where there is none.</param>
    public async Task<YearRegisters> ReadAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency, int year, AnnualReport? previous)
    {
        var register = await YearRegister.ReadAsync(connection, transaction, agency, year);
        var about = await connection.QuerySingleAsync<AgencyRow>(
            "select name, office, address, postcode, telephone, fax, email, from_on as FromOn from agency where id = @agency", new { agency }, transaction);
        var counted = ImmutableArray.CreateBuilder<KeyValuePair<string, YearFigure>>();
        void Add(string name, string value, FigureSource source)
        {
            if (value.Length > 0) counted.Add(new(name, new(value, source)));
        }
        void Count(string name, long count, FigureSource source = FigureSource.Registers) => counted.Add(new(name, YearFigure.Of(count, source)));
        foreach (var (name, value) in about.Facts) Add(name, value, FigureSource.Agency);
        Count(FigureNames.Year, year, FigureSource.Agency);
        if (previous is not null)
            foreach (var (cell, declared) in previous.Cells)
                if (declared is Gongkai.Reports.Count or Amount) Add(FigureNames.Previous(cell), declared.Raw, FigureSource.Previous);
        if (about.FromOn.Year <= year)
        {
            counted.AddRange(YearRegisters.Of(register.Figures));
            if (ReportForm.GenerationFor(year) == ReportFormGeneration.B)
                foreach (var figure in await DocumentFigures.ReadAsync(connection, transaction, agency, year))
                    Count(figure.FormCell, figure.Items.Length, FigureSource.Documents);
            var (calendar, _) = await AgencyCalendar.OfAsync(calendars, connection, transaction, agency, YearReportMatters.Settings);
            var said = RegisterStatistics.Of(year, register.Register, calendar);
            foreach (var channel in Enum.GetValues<Channel>())
                Count(FigureNames.Channel(channel.ToString()), said.Received.GetValueOrDefault(channel), FigureSource.Cases);
            Count(FigureNames.Replies, said.Replies, FigureSource.Cases);
            Count(FigureNames.RepliesOnTime, said.RepliesOnTime, FigureSource.Cases);
            Count(FigureNames.Extensions, said.Extensions, FigureSource.Cases);
            Count(FigureNames.Corrections, said.Corrections, FigureSource.Cases);
            Add(FigureNames.Fee, (said.FeesCollected.Fen / 100m).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture), FigureSource.Cases);
            await CountItemsAsync(connection, transaction, agency, year, Count);
            var posts = await media.ForFormAsync(agency, year, CancellationToken.None);
            Count(FigureNames.Accounts, posts.Count(account => !(account.Account.ClosedOn?.Year <= year)));
            Count(FigureNames.Posts, posts.Sum(account => account.Posts));
            foreach (var figure in await interaction.OfAsync(agency, year, CancellationToken.None))
                if (figure is { Value: { } value, Cell: InteractionCell.MessagesReceived or InteractionCell.MessagesDone })
                    Count(figure.Cell == InteractionCell.MessagesReceived ? FigureNames.Messages : FigureNames.MessagesDone, (long)value);
        }
        return new(counted.ToImmutable(), register.Tables.Figures, register.Figures, previous)
        {
            Members = await members.CollectedAsync(connection, transaction, agency, year),
        };
    }

    // What was published before the agency published here is not known.
    private static async Task CountItemsAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, int year, Action<string, long, FigureSource> count)
    {
        var earliest = await connection.ExecuteScalarAsync<string?>(
            "select min(published_on) from public_item where agency = @agency", new { agency }, transaction);
        if (earliest is null || StoredTypes.Day(earliest).Year > year) return;
        var kinds = (await connection.QueryAsync<(string Kind, long Items)>(
            "select kind, count(*) from public_item where agency = @agency and published_on between @first and @last group by kind",
            new { agency, first = new DateOnly(year, 1, 1), last = new DateOnly(year, 12, 31) }, transaction)).ToDictionary(row => row.Kind, row => row.Items);
        count(FigureNames.Items, kinds.Values.Sum(), FigureSource.Registers);
        foreach (var kind in ItemKinds.All) count(FigureNames.Kind(kind.Code), kinds.GetValueOrDefault(kind.Code), FigureSource.Registers);
    }

    private sealed class AgencyRow
    {
        public string Name { get; init; } = "";
        public string Office { get; init; } = "";
        public string Address { get; init; } = "";
        public string Postcode { get; init; } = "";
        public string Telephone { get; init; } = "";
        public string Fax { get; init; } = "";
        public string Email { get; init; } = "";
        public DateOnly FromOn { get; init; }

        public IEnumerable<(string, string)> Facts =>
        [
            (FigureNames.Agency, Name), (FigureNames.Office, Office), (FigureNames.Address, Address), (FigureNames.Postcode, Postcode),
            (FigureNames.Telephone, Telephone), (FigureNames.Fax, Fax), (FigureNames.Email, Email),
        ];
    }
}
