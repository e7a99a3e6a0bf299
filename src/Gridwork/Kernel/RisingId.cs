using System.Buffers.Binary;

namespace Gridwork.Kernel;

/// <summary>
/// Ids in the order in which this process made them. A v7 Guid (RFC 9562) alone rises with the millisecond: of two lines that one act writes, the
/// second could stand before the first. Where the clock is set back they go on from the last one, so an id says when a row was made only roughly.
/// </summary>
public static class RisingId
{
    private static readonly Lock Turn = new();

    private static UInt128 last;

    public static Guid New()
    {
        var made = NumberOf(Guid.CreateVersion7());
        lock (Turn)
        {
            last = made > last ? made : last + 1;
            made = last;
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, made);
        return new Guid(bytes, bigEndian: true);
    }

    private static UInt128 NumberOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
